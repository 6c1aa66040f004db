using Bunit;
using TechMart.Dashboard.Components.Pages.Administration;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Administration;

public sealed class AuditPageTests : AdministrationPageTest
{
    private static readonly DateTime Noon = new(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Page_OfEntries_SaysThemInWordsOnTheReadersClock()
    {
        ClockIn("Europe/Berlin");
        await WriteAsync(
            Entry("ada@example.com", AuditAction.Export, "overview-products.xlsx", rows: 1234, filter: "data=My%20shop&category=Toys"),
            Entry("", AuditAction.SignIn, "bob@example.com", AuditOutcome.Failed, times: 37));

        var page = Open();

        var rows = page.FindAll("tbody tr");
        Assert.StartsWith("1 Jul 2026 14:00", rows[0].QuerySelector(".moment .cell")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("37 times until 14:05", rows[0].QuerySelector(".moment .more")!.TextContent);
        Assert.Equal(["nobody signed in", "Sign-in", "bob@example.com", "failed"], Cells(rows[0]));
        Assert.Equal(["ada@example.com", "Download", "overview-products.xlsx", "done"], Cells(rows[1]));
        Assert.Equal("1,234", rows[1].QuerySelector("td.number")!.TextContent);
        var filter = rows[1].QuerySelector(".filter a")!;
        Assert.Equal(("/?data=My%20shop&category=Toys", "data=My shop, category=Toys"), (filter.GetAttribute("href"), filter.TextContent));
        Assert.Contains("Times in Europe/Berlin", page.Find("p.hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_Chosen_IsInTheAddressTheTableAndTheDownloads()
    {
        await WriteAsync(Entry("ada@example.com", AuditAction.Export, "a.csv"), Entry("bob@example.com", AuditAction.Import, "b.csv"));
        var page = Open();

        page.Find("#audit-action").Change("Import");

        page.WaitForState(() => page.FindAll("tbody tr").Count == 1);
        Assert.EndsWith("/admin/audit?action=Import", Address.Uri, StringComparison.Ordinal);
        Assert.Contains("bob@example.com", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["/admin/audit-log.csv?action=Import&zone=UTC", "/admin/audit-log.xlsx?action=Import&zone=UTC"],
            page.FindAll("a[download]").Select(link => link.GetAttribute("href")));

        page.FindAll(".button").Single(button => button.TextContent == "Reset").Click();
        page.WaitForState(() => page.FindAll("tbody tr").Count == 2);
        Assert.EndsWith("/admin/audit", Address.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_WithAFilter_ShowsItInEveryField()
    {
        await WriteAsync(Entry("", AuditAction.SignIn, "bob@example.com", AuditOutcome.Failed));

        var page = Open("?from=2026-06-01&to=2026-07-31&by=&action=SignIn&outcome=Failed&q=BOB");

        Assert.Equal("custom", page.Find("#audit-period").GetAttribute("value"));
        Assert.Equal(["2026-06-01", "2026-07-31"], page.FindAll("input[type=date]").Select(field => field.GetAttribute("value")));
        Assert.Equal("nobody signed in", page.Find("#audit-person").GetAttribute("value"));
        Assert.Equal("SignIn", page.Find("#audit-action").GetAttribute("value"));
        Assert.Equal("Failed", page.Find("#audit-outcome").GetAttribute("value"));
        Assert.Equal("BOB", page.Find("#audit-search").GetAttribute("value"));
        Assert.Single(page.FindAll("tbody .moment"));
    }

    [Fact]
    public async Task Pages_OlderAndNewer_AreAddresses()
    {
        await WriteAsync([.. Enumerable.Range(0, 60).Select(number => Entry("ada@example.com", AuditAction.Export, $"{number}.csv", minute: number))]);
        var page = Open();
        Assert.Equal(50, page.FindAll("tbody tr").Count);

        Address.NavigateTo(Assert.Single(page.FindAll(".pages a")).GetAttribute("href")!);

        page.WaitForState(() => page.FindAll("tbody tr").Count == 10);
        Assert.Equal(["Newest", "Newer"], page.FindAll(".pages a").Select(link => link.TextContent));
        Address.NavigateTo(page.FindAll(".pages a")[1].GetAttribute("href")!);
        page.WaitForState(() => page.FindAll("tbody tr").Count == 50);
        Assert.Contains("59.csv", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_WithoutEntries_SaysSo()
    {
        var page = Open("?q=nothing");

        Assert.Contains("Nothing was written down", page.Find(".table-empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfSomebodyWhoIsNoAdministratorAnyMore_ShowsNoEntries()
    {
        Sitter.Become(Role.Analyst);
        Address.NavigateTo("/admin/audit");

        var page = Render<AuditPage>();

        Assert.Contains("Your role does not include this", page.WaitForElement(".message-bad").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    private IRenderedComponent<AuditPage> Open(string query = "")
    {
        Address.NavigateTo("/admin/audit" + query);
        var page = Render<AuditPage>();
        page.WaitForElement("table");
        return page;
    }

    private static IEnumerable<string> Cells(AngleSharp.Dom.IElement row) =>
        [row.QuerySelector(".who a")!.TextContent, row.QuerySelector(".what a")!.TextContent, row.QuerySelector(".subject .cell")!.TextContent, row.QuerySelector(".outcome .state")!.TextContent];

    private static AuditEntry Entry(
        string by, AuditAction action, string subject, AuditOutcome outcome = AuditOutcome.Done, int times = 1, long? rows = null, string? filter = null, int minute = 0) => new()
        {
            At = Noon.AddMinutes(minute),
            LastAt = Noon.AddMinutes(times > 1 ? 5 : minute),
            Times = times,
            By = by,
            From = "192.0.2.7",
            Action = action,
            Outcome = outcome,
            Subject = subject,
            Rows = rows,
            Filter = filter,
        };
}
