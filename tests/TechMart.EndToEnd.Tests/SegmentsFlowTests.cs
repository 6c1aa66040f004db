using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TechMart.EndToEnd.Tests.Hosting;

namespace TechMart.EndToEnd.Tests;

public partial class SegmentsFlowTests : BrowserTest
{
    private static readonly (int Width, bool Dark)[] Looks = [(1440, false), (1440, true), (390, false), (390, true)];

    [BrowserFact]
    public async Task RfmGrid_ClickOnAtRisk_LeadsToItsCustomers()
    {
        var page = await NewPageAsync();
        await page.UploadAndImportAsync("shop.csv", Shop());
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link, new() { Name = "Segments" }).ClickAsync();
        var cell = page.Locator(".rfm-grid").GetByRole(AriaRole.Link, new() { NameRegex = AtRisk() }).First;
        var customers = AtRisk().Match((await cell.TextContentAsync())!).Groups[1].Value;

        await cell.ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(CustomersOfCell(), new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = new Regex($" of {customers}$") })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task RfmGrid_EditedAndTakenBack_ShowsTheOtherSegmentsAndTheUsualOnes()
    {
        var page = await NewPageAsync();
        await page.UploadAndImportAsync("shop.csv", Shop());
        await page.GotoAsync("/segments");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit table" }).ClickAsync();

        await page.GetByLabel("Segment of recency 1, column 1").SelectOptionAsync("hibernating");

        await Assertions.Expect(page).ToHaveURLAsync(Edited(), new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Usual table" }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(Edited(), new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Assertions.Expect(page.Locator(".rfm-grid").GetByRole(AriaRole.Link, new() { NameRegex = Champions() }).First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Pages_WideAndNarrowLightAndDark_HaveNoSeriousFinding()
    {
        var findings = new List<string>();
        await (await NewPageAsync()).UploadAndImportAsync("shop.csv", Shop());
        foreach (var (width, dark) in Looks)
        {
            var page = await NewPageAsync(width, dark);
            foreach (var (path, name) in new[] { ("/segments", "rfm"), ("/segments/profiles?of=champions", "profiles"), ("/segments/migration", "migration") })
            {
                await page.GotoAsync(path);
                await page.Locator(".plot[data-drawn]").First.WaitForAsync();
                var look = $"segments-{name}-{width}-{(dark ? "dark" : "light")}";
                await ScreenshotAsync(page, look);
                findings.AddRange((await Axe.FindAsync(page)).Select(finding => $"{look}: {finding}"));
                if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var beyond)
                {
                    findings.Add($"{look}: the page is {beyond} pixels wider than the window");
                }
            }
        }
        Assert.Empty(findings);
    }

    /// <summary>Eighty customers of a year; those with a higher number buy oftener, and every fifth stopped in spring.</summary>
    private static string Shop()
    {
        var csv = new StringBuilder("Customer_ID,Timestamp,Product_Category,Product_Price,Quantity,Total_Spent\n");
        var start = new DateTime(2024, 1, 3, 9, 0, 0, DateTimeKind.Unspecified);
        for (var customer = 0; customer < 80; customer++)
        {
            var orders = 1 + (customer / 8);
            var span = customer % 5 == 0 ? 90 : 330 + (customer % 30);
            for (var order = 1; order <= orders; order++)
            {
                var price = 10 + (customer * 3 % 40);
                csv.Append(CultureInfo.InvariantCulture, $"C{customer:000},{start.AddDays(span * order / orders).AddHours(customer % 10):yyyy-MM-dd HH:mm:ss},")
                    .Append(CultureInfo.InvariantCulture, $"{(customer % 2 == 0 ? "Toys" : "Garden")},{price},1,{price}\n");
            }
        }
        return csv.ToString();
    }

    [GeneratedRegex("^At risk ?: ?([0-9]+) customers")]
    private static partial Regex AtRisk();

    [GeneratedRegex("/customers\\?.*segment=rfm%3A[1-5]-[1-5]")]
    private static partial Regex CustomersOfCell();

    [GeneratedRegex("cells=[a-k]{25}")]
    private static partial Regex Edited();

    [GeneratedRegex("^Champions ?: ")]
    private static partial Regex Champions();
}
