using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Administration;
using TechMart.Dashboard.Components.Pages.Administration;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Sales;

namespace TechMart.Dashboard.Tests.Administration;

public sealed class SystemPageTests : AdministrationPageTest
{
    private const string Sales =
        """
        customer,timestamp,order,product,price,quantity
        A,2011-01-03 10:00:00,1,Tea,20,1
        B,2011-02-04 11:00:00,2,Tea,20,2
        """;

    [Fact]
    public async Task Page_OfAStoreWithSales_SaysHowItStands()
    {
        await SalesImport.RunAsync(Services, "Shop", Sales);
        await Services.GetRequiredService<SalesTables>().GetAsync(1);
        await PersonAsync("ada@example.com", Role.Analyst);
        await InvitedAsync("bob@example.com", Role.Marketing);

        var page = Open();

        Assert.StartsWith("SQLite 3.", Fact(page, "Database"), StringComparison.Ordinal);
        Assert.Equal(Folder, Fact(page, "Folder"));
        Assert.EndsWith("none pending", Fact(page, "Migrations"), StringComparison.Ordinal);
        Assert.Matches("^2 lines, [0-9.]+ bytes of columns in memory$", Fact(page, "Shop"));
        Assert.Equal("3 accounts, 2 active", Fact(page, "Accounts"));
        Assert.Matches("Imported", Fact(page, "Last import"));
        Assert.Equal("empty", Fact(page, "Queue"));
        Assert.Matches("^[0-9.]+ (MB|GB) of at most [0-9.]+ (MB|GB)$", Fact(page, "Process"));
        Assert.Matches(" of [0-9.]+ (GB|MB)", Fact(page, "Free disk there"));
    }

    [Fact]
    public void Text_ToCopy_HoldsEveryFactOfThePage()
    {
        var page = Open();

        var text = page.Find("[data-copy]").GetAttribute("data-copy")!;

        Assert.StartsWith("TechMart Dashboard, ", text, StringComparison.Ordinal);
        Assert.All(page.FindAll("dt"), name => Assert.Contains($"  {name.TextContent}: ", text, StringComparison.Ordinal));
        Assert.Contains($"Version: {SystemSource.Version}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfSomebodyWhoIsNoAdministratorAnyMore_SaysNothingAndIsWrittenDown()
    {
        Sitter.Become(Role.Analyst);

        var page = Render<SystemPage>();

        page.WaitForElement(".message-bad");
        Assert.Empty(page.FindAll("dl"));
        var log = await Services.GetRequiredService<AuditReader>().PageAsync(Actor.Program, new AuditQuery { Outcome = AuditOutcome.Refused }, 10);
        Assert.Equal("/admin/system", Assert.Single(log.Entries).Subject);
    }

    private IRenderedComponent<SystemPage> Open()
    {
        var page = Render<SystemPage>();
        page.WaitForElement("dl");
        return page;
    }

    private static string Fact(IRenderedComponent<SystemPage> page, string name) =>
        page.FindAll("dt").Single(term => term.TextContent == name).NextElementSibling!.TextContent.Trim();
}
