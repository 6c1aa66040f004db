using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Hosting;

/// <summary>The web host in this process, over an embedded store in a folder of its own.</summary>
public sealed class DashboardHost : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("techmart-host-");

    /// <summary>A password that is accepted.</summary>
    public const string Password = "seven quiet herons";

    /// <summary>Registers what a test has in place of the product's own: a clock, other limits.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>A person with an account and a password.</summary>
    public async Task<Account> PersonAsync(Role role, string? email = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        email ??= string.Create(CultureInfo.InvariantCulture, $"{role}@example.com").ToLowerInvariant();
        if (await people.FindByEmailAsync(email) is { } known)
        {
            return known;
        }
        var account = new Account { UserName = email, Email = email, Role = role };
        Assert.True((await people.CreateAsync(account, Password)).Succeeded);
        return account;
    }

    /// <summary>A client that is signed in with the role; it does not follow redirects.</summary>
    public async Task<HttpClient> ClientOfAsync(Role role) => await ClientOfAsync(await PersonAsync(role));

    /// <summary>A client with the very cookie that signing in would set; it does not follow redirects.</summary>
    public async Task<HttpClient> ClientOfAsync(Account person)
    {
        await using var scope = Services.CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<SignInManager<Account>>().CreateUserPrincipalAsync(person);
        var cookies = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(
            principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + cookies.ExpireTimeSpan }, IdentityConstants.ApplicationScheme);
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}");
        return client;
    }

    /// <summary>A client that nobody is signed in with; it does not follow redirects.</summary>
    public HttpClient AnonymousClient() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:DataFolder", _folder.FullName);
        // All visitors of a host in this process come from one address.
        builder.UseSetting("Web:FormsPerMinute", "100000");
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, ClientAddressHeader>());
        if (Replace is not null)
        {
            builder.ConfigureTestServices(Replace);
        }
    }
}
