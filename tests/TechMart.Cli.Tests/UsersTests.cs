using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Cli.Tests;

public sealed class UsersTests : TemporaryFolder
{
    private const string Password = "wobbly kettle ceramic hinge";

    [Fact]
    public async Task Add_FirstPerson_PrintsALinkThatLetsThemIn()
    {
        var run = await CommandRun.Of("--data", Data, "users", "add", "ada@example.com", "--role", "Administrator");

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Empty(run.Error);
        var lines = run.Output.TrimEnd().Split(Environment.NewLine);
        Assert.Contains("22/01/2026", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("http://localhost:5080/choose-password?token=", lines[1], StringComparison.Ordinal);
        await using var services = Store();
        await services.GetRequiredService<AccountStore>().ChoosePasswordAsync(lines[1].Split('=')[1], Password, "192.0.2.1");
        var people = await CommandRun.JsonOf("--data", Data, "users", "list");
        var ada = people["users"]!.AsArray().Single()!;
        Assert.Equal(("ada@example.com", "administrator", "active", false), ((string)ada["email"]!, (string)ada["role"]!, (string)ada["state"]!, (bool)ada["secondFactor"]!));
        Assert.Null(ada["lastSignInAt"]);
    }

    [Fact]
    public async Task Add_Json_GivesLinkAndEnd()
    {
        var answer = await CommandRun.JsonOf("--data", Data, "users", "add", "ada@example.com", "--role", "administrator", "--url", "https://sales.example.com/");

        Assert.StartsWith("https://sales.example.com/choose-password?token=", (string)answer["link"]!, StringComparison.Ordinal);
        Assert.Equal(
            ("ada@example.com", "administrator", "invited", "invitation", "2026-01-22T12:00:00Z"),
            ((string)answer["email"]!, (string)answer["role"]!, (string)answer["state"]!, (string)answer["purpose"]!, (string)answer["expiresAt"]!));
    }

    [Fact]
    public async Task AnyCommand_WhileNobodyManagesPeople_Warns()
    {
        var list = await CommandRun.Of("--data", Data, "users", "list");
        var add = await CommandRun.Of("--data", Data, "users", "add", "ada@example.com", "--role", "marketing");
        var role = await CommandRun.Of("--data", Data, "users", "role", "ADA@example.com", "administrator");

        Assert.Contains("Nobody has an account", list.Output, StringComparison.Ordinal);
        Assert.All([list, add], run => Assert.Contains("users add", run.Error, StringComparison.Ordinal));
        Assert.Equal((ExitCode.Done, ""), (role.Code, role.Error));
        Assert.Contains("ada@example.com: administrator, invited", role.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResetLink_NewPassword_EndsTheOldOneAndTheSecondFactor()
    {
        await JoinAsync("ada@example.com");
        await using (var services = Store())
        {
            await using var scope = services.CreateAsyncScope();
            var people = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Account>>();
            await people.SetTwoFactorEnabledAsync((await people.FindByEmailAsync("ada@example.com"))!, true);
        }
        var kept = await CommandRun.JsonOf("--data", Data, "users", "reset-link", "ada@example.com");
        Assert.True(await HasSecondFactorAsync());

        var removed = await CommandRun.JsonOf("--data", Data, "users", "reset-link", "ada@example.com", "--remove-second-factor");

        Assert.Equal(("newPassword", "2026-01-16T12:00:00Z"), ((string)removed["purpose"]!, (string)removed["expiresAt"]!));
        Assert.False(await HasSecondFactorAsync());
        await using var store = Store();
        var links = store.GetRequiredService<OneTimeLinks>();
        Assert.Null(await links.FindAsync(((string)kept["link"]!).Split('=')[1]));
        Assert.NotNull(await links.FindAsync(((string)removed["link"]!).Split('=')[1]));
    }

    [Fact]
    public async Task DisableAndEnable_ChangeTheStateAndAreWrittenDown()
    {
        await JoinAsync("ada@example.com");
        await JoinAsync("bea@example.com");

        var disabled = await CommandRun.JsonOf("--data", Data, "users", "disable", "bea@example.com");
        var link = await CommandRun.Of("--data", Data, "users", "reset-link", "bea@example.com");
        var enabled = await CommandRun.JsonOf("--data", Data, "users", "enable", "bea@example.com");

        Assert.Equal(("disabled", "active"), ((string)disabled["state"]!, (string)enabled["state"]!));
        Assert.Equal(ExitCode.Refused, link.Code);
        Assert.Contains("users enable", link.Error, StringComparison.Ordinal);
        var actions = (await AuditAsync()).Where(entry => entry.By == $"command line ({Environment.UserName})").Select(entry => (entry.Action, entry.Subject)).ToList();
        Assert.Equal(
            [
                (AuditAction.AccountCreate, "ada@example.com (Administrator)"), (AuditAction.AccountCreate, "bea@example.com (Administrator)"),
                (AuditAction.AccountDisable, "bea@example.com"), (AuditAction.AccountEnable, "bea@example.com"),
            ],
            actions);
    }

    [Fact]
    public async Task SignOutAll_EndsLinksThatWereHandedOver()
    {
        var link = (string)(await CommandRun.JsonOf("--data", Data, "users", "add", "ada@example.com", "--role", "administrator"))["link"]!;

        Assert.Equal(1, (int)(await CommandRun.JsonOf("--data", Data, "users", "sign-out-all"))["accounts"]!);

        await using var services = Store();
        Assert.Null(await services.GetRequiredService<OneTimeLinks>().FindAsync(link.Split('=')[1]));
    }

    [Theory]
    [InlineData("users disable ada@example.com", "ada@example.com")]
    [InlineData("users role ada@example.com analyst", "ada@example.com")]
    [InlineData("users disable nobody@example.com", "nobody@example.com")]
    [InlineData("users reset-link nobody@example.com", "users list")]
    [InlineData("users add ada@example.com --role analyst", "ada@example.com")]
    [InlineData("users add ada --role analyst", "name@example.com")]
    public async Task Refused_IsOneSentenceOnStandardError(string arguments, string mentioned)
    {
        await JoinAsync("ada@example.com");

        var run = await CommandRun.Of(["--data", Data, .. arguments.Split(' ')]);

        Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
        Assert.Contains(mentioned, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    private async Task JoinAsync(string email)
    {
        var answer = await CommandRun.JsonOf("--data", Data, "users", "add", email, "--role", "administrator");
        await using var services = Store();
        await services.GetRequiredService<AccountStore>().ChoosePasswordAsync(((string)answer["link"]!).Split('=')[1], Password, null);
    }

    private async Task<bool> HasSecondFactorAsync() =>
        (bool)(await CommandRun.JsonOf("--data", Data, "users", "list"))["users"]!.AsArray().Single()!["secondFactor"]!;

    private async Task<List<AuditEntry>> AuditAsync()
    {
        await using var services = Store();
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync();
    }

    /// <summary>The store that the command worked with, on the day of the commands.</summary>
    private ServiceProvider Store() =>
        new ServiceCollection().AddSingleton(CommandRun.Clock).AddTechMartStore(new StoreOptions { DataFolder = Data }).BuildServiceProvider();
}
