using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Hosting.Safety;

/// <summary>Somebody tries a thousand passwords for one account within a minute: the clock stands still while they do.</summary>
public sealed class PasswordGuessingTests
{
    private const int Guesses = 1000;
    private const string Email = "administrator@example.com";

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public async Task ThousandWrongPasswords_LockTheAccount_AndLeaveTheServerAndItsLogAsTheyWere(int addresses)
    {
        var clock = new ManualClock();
        await using var host = new SafetyHost { Clock = clock, Settings = [("Web:TrustedProxies", "127.0.0.1")] };
        await host.PersonAsync(Role.Administrator);
        using var owner = host.NewBrowser(("X-Forwarded-For", "198.51.100.1"));
        await owner.SignInAsync(Email);
        var attackers = Enumerable.Range(1, addresses).Select(number => host.NewBrowser(("X-Forwarded-For", $"203.0.113.{number}"))).ToList();
        var forms = await Task.WhenAll(attackers.Select(attacker => attacker.SignInFormAsync(Email, "not the password")));

        var attack = Task.WhenAll(Enumerable.Range(0, Guesses).Select(async guess =>
        {
            using var answer = await attackers[guess % addresses].PostAsync("/login", forms[guess % addresses]);
            return answer.StatusCode;
        }));
        // People who work are answered meanwhile.
        using var page = await owner.GetAsync("/");
        using var live = await owner.GetAsync("/healthz");
        var answers = await attack;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.StatusCode, live.StatusCode));
        Assert.All(answers, status => Assert.True(status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.TooManyRequests, status.ToString()));
        if (addresses == 1)
        {
            Assert.InRange(answers.Count(status => status == HttpStatusCode.TooManyRequests), Guesses / 2, Guesses);
        }
        var account = await AccountAsync(host);
        Assert.Equal(clock.GetUtcNow() + TimeSpan.FromMinutes(15), account.LockoutEnd);
        using var newcomer = host.NewBrowser(("X-Forwarded-For", "198.51.100.2"));
        using var refused = await newcomer.PostAsync("/login", await newcomer.SignInFormAsync(Email, DashboardHost.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        var failures = await host.Services.AuditAsync(AuditAction.SignIn);
        var taken = answers.Count(status => status == HttpStatusCode.UnprocessableEntity);
        Assert.InRange(failures.Count(entry => entry.Outcome == AuditOutcome.Failed), 1, addresses + 1);
        Assert.Equal(taken + 1, failures.Where(entry => entry.Outcome == AuditOutcome.Failed).Sum(entry => entry.Times));
        Assert.Single(await host.Services.AuditAsync(AuditAction.Lockout));

        clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        using var later = host.NewBrowser(("X-Forwarded-For", "198.51.100.3"));
        await later.SignInAsync(Email);
        attackers.ForEach(attacker => attacker.Dispose());
    }

    private static async Task<Account> AccountAsync(SafetyHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Users.AsNoTracking().SingleAsync();
    }
}
