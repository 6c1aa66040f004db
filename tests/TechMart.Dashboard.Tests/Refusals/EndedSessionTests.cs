using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Refusals;

/// <summary>What an administrator does to an account ends the sessions that are open.</summary>
public sealed class EndedSessionTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();

    public EndedSessionTests() => Host = new DashboardHost { Replace = services => services.AddSingleton<TimeProvider>(_clock) };

    private DashboardHost Host { get; }

    public async Task InitializeAsync() => await Host.PersonAsync(Role.Administrator);

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Theory]
    [InlineData("disable")]
    [InlineData("role")]
    [InlineData("sign out everywhere")]
    public async Task Cookie_AfterTheAccountChanged_IsRefusedAfterTheInterval(string change)
    {
        var analyst = await Host.PersonAsync(Role.Analyst);
        using var client = await Host.ClientOfAsync(analyst);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/data")).StatusCode);

        var people = Host.Services.GetRequiredService<AccountStore>();
        await (change switch
        {
            "disable" => people.DisableAsync(Actor.Program, analyst.Id),
            "role" => people.ChangeRoleAsync(Actor.Program, analyst.Id, Role.Administrator),
            _ => people.SignOutEverywhereAsync(Actor.Program, analyst.Id),
        });
        _clock.Advance(AccountRevalidation.Interval + TimeSpan.FromSeconds(1));

        using var page = await client.GetAsync("/data");
        Assert.Equal((HttpStatusCode.Found, "/login"), (page.StatusCode, page.Headers.Location!.AbsolutePath));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/downloads/datasets/1/lines.csv")).StatusCode);
    }

    [Fact]
    public async Task Cookie_OfAnAccountThatDidNotChange_GoesOn()
    {
        using var client = await Host.ClientOfAsync(Role.Analyst);

        for (var check = 0; check < 3; check++)
        {
            _clock.Advance(AccountRevalidation.Interval + TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/data")).StatusCode);
        }
    }

    [Fact]
    public void Sessions_AreCheckedMoreOftenThanOnceAMinute() => Assert.InRange(AccountRevalidation.Interval, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(59));
}
