using System.Net;
using Npgsql;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Hosting.Safety;

/// <summary>Sessions live in the cookie and in keys that the store keeps, not in the memory of a process.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("techmart-session-");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Restart_KeepsPeopleSignedInAndTheirFormsGood()
    {
        using var before = await SignedInAsync();
        await using var host = new SafetyHost { Folder = _folder.FullName };
        using var after = host.NewBrowser();
        after.TakeCookiesOf(before.Browser);

        using var page = await after.GetAsync("/data");
        using var form = await after.PostAsync("/culture", before.Form);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.Found, form.StatusCode);
    }

    [PostgresFact]
    public async Task TwoInstancesOnOneDatabase_AcceptEachOthersCookiesAndForms()
    {
        var database = new NpgsqlConnectionStringBuilder(PostgresFactAttribute.Server) { Database = $"techmart_{Guid.NewGuid():N}" };
        try
        {
            await using var one = new SafetyHost { Settings = [("ConnectionStrings:TechMart", database.ConnectionString)] };
            await using var two = new SafetyHost { Settings = [("ConnectionStrings:TechMart", database.ConnectionString)] };
            await one.PersonAsync(Role.Analyst);
            using var atOne = one.NewBrowser();
            using var atTwo = two.NewBrowser();
            // The form of one instance, sent to the other; the session that the other opens, used at the first.
            var form = await atOne.SignInFormAsync("analyst@example.com", DashboardHost.Password);
            atTwo.TakeCookiesOf(atOne);

            using var answer = await atTwo.PostAsync("/login", form);
            atOne.TakeCookiesOf(atTwo);
            using var page = await atOne.GetAsync("/data");
            using var token = await atOne.GetAsync("/uploads/token?bytes=1");
            using var culture = await atTwo.PostAsync("/culture", [new("__RequestVerificationToken", await TokenOfAsync(token)), new("culture", "de-DE"), new("returnUrl", "/")]);

            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal(HttpStatusCode.Found, culture.StatusCode);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await DropAsync(database);
        }
    }

    private async Task<SignedIn> SignedInAsync()
    {
        await using var host = new SafetyHost { Folder = _folder.FullName };
        await host.PersonAsync(Role.Analyst);
        var browser = host.NewBrowser();
        await browser.SignInAsync("analyst@example.com");
        using var token = await browser.GetAsync("/uploads/token?bytes=1");
        return new(browser, new() { ["__RequestVerificationToken"] = await TokenOfAsync(token), ["culture"] = "de-DE", ["returnUrl"] = "/" });
    }

    private static async Task<string> TokenOfAsync(HttpResponseMessage answer) =>
        System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString()!;

    private static async Task DropAsync(NpgsqlConnectionStringBuilder database)
    {
        await using var connection = new NpgsqlConnection(PostgresFactAttribute.Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {database.Database} WITH (FORCE)", connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed record SignedIn(Browser Browser, Dictionary<string, string> Form) : IDisposable
    {
        public void Dispose() => Browser.Dispose();
    }
}

/// <summary>A fact on PostgreSQL; skipped, visibly, where there is no server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Server is null ? "TECHMART_TEST_POSTGRES names no server (see eng/postgres)." : null;

    /// <summary>Connection string, without a database; null where there is no server.</summary>
    public static string? Server { get; } = Environment.GetEnvironmentVariable("TECHMART_TEST_POSTGRES") is { Length: > 0 } value ? value : null;
}
