using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Hosting.Safety;

/// <summary>The web host with its real server on a port of this machine, with settings as an administrator would write them.</summary>
public sealed class SafetyHost : WebApplicationFactory<Program>
{
    private readonly string _ownFolder = Directory.CreateTempSubdirectory("techmart-safety-").FullName;

    public SafetyHost() => UseKestrel(0);

    /// <summary>Its data folder; null = one of its own.</summary>
    public string? Folder { get; init; }

    /// <summary>Its clock; null = the machine's.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Takes what it writes into its log; null = nobody.</summary>
    public ILoggerProvider? Log { get; init; }

    /// <summary>Settings that differ from those that the program brings along.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings { get; init; } = [];

    /// <summary>Somebody with a browser that keeps cookies and follows no redirect.</summary>
    /// <param name="headers">Headers of every request, as a proxy would add them.</param>
    public Browser NewBrowser(params (string Name, string Value)[] headers)
    {
        StartServer();
        return new(ClientOptions.BaseAddress, headers);
    }

    /// <summary>Makes an account with <see cref="DashboardHost.Password"/>.</summary>
    public async Task<Account> PersonAsync(Role role)
    {
        await using var scope = Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var email = string.Create(CultureInfo.InvariantCulture, $"{role}@example.com").ToLowerInvariant();
        var account = new Account { UserName = email, Email = email, Role = role };
        Assert.True((await people.CreateAsync(account, DashboardHost.Password)).Succeeded);
        return account;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_ownFolder, recursive: true);
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:DataFolder", Folder ?? _ownFolder);
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }
        if (Log is not null)
        {
            builder.ConfigureTestServices(services => services.AddSingleton(Log));
        }
        if (Clock is not null)
        {
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(Clock)));
        }
    }
}
