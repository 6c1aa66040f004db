using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TechMart.Dashboard.Refusals;
using TechMart.Dashboard.Tests.Accounts;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Refusals;

/// <summary>Requests by somebody who sends them without a page of the product: refused, written down, nothing changed.</summary>
public sealed class RefusedRequestTests(TestShop shop) : IClassFixture<TestShop>
{
    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, "SignedOut", "/uploads")]
    [InlineData(Role.Marketing, HttpStatusCode.Forbidden, "NotPermitted", "/uploads")]
    [InlineData(Role.Manager, HttpStatusCode.Forbidden, "NotPermitted", "/uploads")]
    [InlineData(Role.Analyst, HttpStatusCode.BadRequest, "StaleToken", "/uploads")]
    public async Task Upload_WithoutRoleOrToken_IsRefusedInWordsAndKeepsNothing(Role? role, HttpStatusCode status, string problem, string subject)
    {
        using var client = role is { } known ? await shop.Host.ClientOfAsync(known) : shop.Host.AnonymousClient();
        var before = await shop.StateAsync();

        using var content = new ByteArrayContent(new byte[100]);
        using var response = await client.PostAsync("/uploads?name=sales.csv", content);

        Assert.Equal(status, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(problem, answer.GetProperty("problem").GetString());
        Assert.Matches(@"^\p{Lu}[^{}]+\.$", answer.GetProperty("sentence").GetString());
        var entry = Assert.Single(await RefusedAsync(AuditAction.Upload, subject), entry => entry.By == NameOf(role));
        Assert.Equal(1, entry.Times);
        Assert.Equal(before, await shop.StateAsync());
    }

    [Fact]
    public async Task Upload_WithTheTokenOfAnotherPerson_IsRefused()
    {
        using var analyst = await shop.Host.ClientOfAsync(Role.Analyst);
        using var administrator = await shop.Host.ClientOfAsync(Role.Administrator);
        using var answer = await analyst.GetAsync("/uploads/token");
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var before = await shop.StateAsync();

        using var request = new HttpRequestMessage(HttpMethod.Post, "/uploads?name=sales.csv") { Content = new ByteArrayContent(new byte[100]) };
        request.Headers.Add(token.GetProperty("header").GetString()!, token.GetProperty("token").GetString());
        request.Headers.Add("Cookie", $"{administrator.DefaultRequestHeaders.GetValues("Cookie").Single()}; {answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]}");
        using var response = await administrator.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(before, await shop.StateAsync());
    }

    [Theory]
    [InlineData("/export/overview-products.csv?data=Shop&category=Food")]
    [InlineData("/export/overview-products.xlsx?data=Shop")]
    [InlineData("/downloads/datasets/1/lines.csv")]
    [InlineData("/downloads/imports/1/rejects.csv")]
    public async Task Export_WithoutTheRole_IsRefusedInWordsAndWrittenDownWithItsFilter(string address)
    {
        using var client = await shop.Host.ClientOfAsync(Role.Marketing);
        var parts = address.Split('?');

        using var response = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.Null(response.Content.Headers.ContentDisposition);
        Assert.StartsWith("Your role does not include this.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var entry = Assert.Single(await RefusedAsync(AuditAction.Export, parts[0]));
        Assert.Equal(("marketing@example.com", parts.ElementAtOrDefault(1)), (entry.By, entry.Filter));
        Assert.DoesNotContain(await shop.Host.AuditAsync(AuditAction.Export), other => other.By == entry.By && other.Outcome == AuditOutcome.Done);
    }

    [Theory]
    [InlineData("http://localhost/data?x=1", "/data?x=1")]
    [InlineData("https://elsewhere.example/data", "/")]
    [InlineData("nonsense", "/")]
    public async Task Export_OpenedInABrowserWithoutTheRole_IsAPageWithTheWayBack(string from, string back)
    {
        using var client = await shop.Host.ClientOfAsync(Role.Marketing);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/export/overview-products.csv?data=Shop");
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        request.Headers.TryAddWithoutValidation("Referer", from);

        using var response = await client.SendAsync(request);

        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.Forbidden, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("Your role does not include this.", page, StringComparison.Ordinal);
        Assert.Contains($"class=\"button button-primary\" href=\"{back}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OpenedInABrowserByNobody_IsAPageThatLeadsToSignIn()
    {
        using var client = shop.Host.AnonymousClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "text/html");

        using var response = await client.GetAsync("/downloads/datasets/1/lines.csv");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("href=\"/login?returnUrl=%2F\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exports_UnderManyInventedNames_ByNobody_AreOneEntry()
    {
        using var client = shop.Host.AnonymousClient();

        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var response = await client.GetAsync($"/export/invented-{attempt}.csv?secret={attempt}");
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.StartsWith("You are not signed in.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var entry = Assert.Single(await shop.Host.AuditAsync(AuditAction.Export), entry => entry.By.Length == 0 && entry.Subject.StartsWith("/export/", StringComparison.Ordinal));
        Assert.Equal(("/export/{name}.{extension}", 5, AuditOutcome.Refused, null), (entry.Subject, entry.Times, entry.Outcome, entry.Filter));
    }

    [Fact]
    public async Task Exports_UnderManyInventedNames_ByOnePerson_AreAsManyEntriesAsNeeded()
    {
        var person = await shop.Host.PersonAsync(Role.Marketing, "inventor@example.com");
        using var client = await shop.Host.ClientOfAsync(person);

        for (var attempt = 0; attempt < RefusalLog.NamedOfAPerson + 10; attempt++)
        {
            using var response = await client.GetAsync($"/export/invented-{attempt}.csv");
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        var entries = (await shop.Host.AuditAsync(AuditAction.Export)).Where(entry => entry.AccountId == person.Id).ToList();
        Assert.Equal(RefusalLog.NamedOfAPerson + 1, entries.Count);
        Assert.Equal(("/export/{name}.{extension}", 10), (entries[^1].Subject, entries[^1].Times));
    }

    [Theory]
    [InlineData(Role.Marketing, HttpStatusCode.Found)]
    [InlineData(Role.Analyst, HttpStatusCode.BadRequest)]
    public async Task Form_SentToAPageWithoutRoleOrToken_IsRefusedAndWrittenDown(Role role, HttpStatusCode status)
    {
        using var client = await shop.Host.ClientOfAsync(role);
        var before = await shop.StateAsync();

        using var form = new FormUrlEncodedContent([new("_handler", "delete"), new("id", "1")]);
        using var response = await client.PostAsync("/data/imports/1?undo=true", form);

        Assert.Equal(status, response.StatusCode);
        Assert.Single(await RefusedAsync(AuditAction.Visit, "/data/imports/1"), entry => entry.By == NameOf(role));
        Assert.Equal(before, await shop.StateAsync());
    }

    [Fact]
    public async Task Culture_WithoutToken_IsRefusedAndWrittenDown()
    {
        using var client = shop.Host.AnonymousClient();

        using var form = new FormUrlEncodedContent([new("culture", "de-DE")]);
        using var response = await client.PostAsync("/culture", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Single(await RefusedAsync(AuditAction.Visit, "/culture"));
    }

    [Fact]
    public async Task Page_OfAnotherRole_LeadsToTheFriendlyPageAndIsWrittenDown()
    {
        using var client = await shop.Host.ClientOfAsync(Role.Manager);

        using var response = await client.GetAsync("/data");

        Assert.Equal((HttpStatusCode.Found, "/denied"), (response.StatusCode, response.Headers.Location!.AbsolutePath));
        Assert.Single(await RefusedAsync(AuditAction.Visit, "/data"));
    }

    [Fact]
    public async Task Page_OpenedByNobody_LeadsToSignInAndIsNotWorthAnEntry()
    {
        using var client = shop.Host.AnonymousClient();

        using var response = await client.GetAsync("/?data=Shop");

        Assert.Equal("/login?returnUrl=%2F%3Fdata%3DShop", response.Headers.Location!.PathAndQuery);
        Assert.Empty(await shop.Host.AuditAsync(AuditAction.Visit, "/"));
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1", HttpStatusCode.Unauthorized)]
    [InlineData("/_blazor/disconnect", HttpStatusCode.Found)]
    public async Task OpenPage_WhoseSessionHasEnded_IsRefusedAndNotWorthAnEntry(string address, HttpStatusCode status)
    {
        using var client = shop.Host.AnonymousClient();

        using var response = await client.PostAsync(address, null);

        Assert.Equal(status, response.StatusCode);
        Assert.DoesNotContain(await shop.Host.AuditAsync(AuditAction.Visit), entry => entry.Subject.StartsWith("/_blazor", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_SentToAnAddressThatDoesNotExist_IsNotFoundAndNotWorthAnEntry()
    {
        var person = await shop.Host.PersonAsync(Role.Manager, "mistyped@example.com");
        using var client = await shop.Host.ClientOfAsync(person);

        using var form = new FormUrlEncodedContent([new("a", "b")]);
        using var response = await client.PostAsync("/nowhere", form);

        // On a developer's machine there is an endpoint for files that are no assets, which takes no forms.
        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
        Assert.DoesNotContain(await shop.Host.AuditAsync(AuditAction.Visit), entry => entry.AccountId == person.Id);
        using var page = await client.GetAsync("/nowhere");
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Methods_ThatSomebodyInvents_AreOneEntry()
    {
        using var client = shop.Host.AnonymousClient();

        foreach (var method in new[] { "AAAA", "BBBB", "CCCC" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), "/");
            using var response = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        }

        Assert.Equal(3, Assert.Single(await RefusedAsync(AuditAction.Visit, "…")).Times);
        Assert.Empty(await RefusedAsync(AuditAction.Visit, "AAAA"));
    }

    [Fact]
    public async Task Link_SentWithoutAToken_LeavesNoTokenInTheLog()
    {
        using var client = await shop.Host.ClientOfAsync(Role.Manager);

        using var form = new FormUrlEncodedContent([new("Password", "x")]);
        using var response = await client.PostAsync("/choose-password?token=0123456789abcdef", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(Assert.Single(await RefusedAsync(AuditAction.Visit, "/choose-password")).Filter);
    }

    private static string NameOf(Role? role) => role is { } known ? $"{known}@example.com".ToLowerInvariant() : "";

    private async Task<IReadOnlyList<AuditEntry>> RefusedAsync(AuditAction action, string subject) =>
        [.. (await shop.Host.AuditAsync(action, subject)).Where(entry => entry.Outcome == AuditOutcome.Refused)];
}
