using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TechMart.EndToEnd.Tests.Hosting;
using TechMart.Tests;

namespace TechMart.EndToEnd.Tests;

public partial class SegmentsFlowTests : BrowserTest
{
    private static readonly (int Width, bool Dark)[] Looks = [(1440, false), (1440, true), (390, false), (390, true)];

    [BrowserFact]
    public async Task AtRisk_ClickedSavedAndFilteredBy_IsTheSameInListOverviewAndWorkbook()
    {
        var findings = new List<string>();
        var page = await NewPageAsync();
        await page.UploadAndImportAsync("shop.csv", Shop());
        await page.GotoAsync("/segments");
        var cell = page.Locator(".rfm-grid").GetByRole(AriaRole.Link, new() { NameRegex = AtRisk() }).First;
        var customers = AtRisk().Match((await cell.TextContentAsync())!).Groups[1].Value;

        await cell.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(CustomersOfCell());
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = new Regex($" of {customers}$") })).ToBeVisibleAsync();

        findings.AddRange(await LookAsync(page, "segments-list"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Save this segment" }).ClickAsync();
        await Assertions.Expect(page.Locator(".saved-preview")).ToContainTextAsync($"{customers} of 80 customers");
        findings.AddRange(await LookAsync(page, "segments-form"));
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Call first");
        await page.GetByLabel("Note", new() { Exact = true }).FillAsync("before Easter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open list of Call first" }).WaitForAsync();
        findings.AddRange(await LookAsync(page, "segments-saved"));
        Assert.Empty(findings);

        await page.GotoAsync("/");
        await page.Locator(".filter-segment").SelectOptionAsync("Call first");
        await Assertions.Expect(page).ToHaveURLAsync(FilteredBySaved());
        await page.WaitForKpiAsync("Customers", customers);
        var revenue = decimal.Parse((await page.ExactKpiAsync("Revenue"))!, NumberStyles.Number, CultureInfo.GetCultureInfo("en-GB"));

        await page.GotoAsync("/customers?segment=Call+first");
        await page.GetByRole(AriaRole.Button, new() { Name = "Orders", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(SortedByOrders());
        var excel = page.GetByRole(AriaRole.Link, new() { Name = "Excel" });
        await Assertions.Expect(excel).ToHaveAttributeAsync("href", new Regex("sort=-frequency$"));
        var download = await page.RunAndWaitForDownloadAsync(() => excel.ClickAsync());

        await using var file = File.OpenRead(await download.PathAsync());
        CheckWorkbook(WorkbookReader.Read(file), int.Parse(customers, CultureInfo.InvariantCulture), revenue);
    }

    [BrowserFact]
    public async Task RfmGrid_EditedAndTakenBack_ShowsTheOtherSegmentsAndTheUsualOnes()
    {
        var page = await NewPageAsync();
        await page.UploadAndImportAsync("shop.csv", Shop());
        await page.GotoAsync("/segments");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit table" }).ClickAsync();

        await page.GetByLabel("Segment of recency 1, column 1").SelectOptionAsync("hibernating");

        await Assertions.Expect(page).ToHaveURLAsync(Edited());
        await page.GetByRole(AriaRole.Button, new() { Name = "Usual table" }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(Edited());
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

    /// <summary>What is wrong with the page as it stands, on a desktop and on a phone.</summary>
    private static async Task<IReadOnlyList<string>> LookAsync(IPage page, string name)
    {
        var findings = (await Axe.FindAsync(page)).Select(finding => $"{name}: {finding}").ToList();
        foreach (var width in new[] { 390, 1440 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await ScreenshotAsync(page, $"{name}-{width}");
            if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var beyond)
            {
                findings.Add($"{name}: the page is {beyond} pixels wider than the window of {width}");
            }
        }
        return findings;
    }

    /// <summary>A first sheet that says what the list is, then the list with cells that are what they look like.</summary>
    private static void CheckWorkbook(IReadOnlyList<WorkbookSheet> sheets, int customers, decimal revenue)
    {
        Assert.Equal(["About this list", "Customers Call first"], sheets.Select(sheet => sheet.Name));
        Assert.Equal("Customers: Call first", sheets[0].Rows[0][0].Text);
        var facts = sheets[0].Rows.Where(row => row.Count == 2).ToDictionary(row => row[0].Text!, row => row[1]);
        Assert.Equal(("shop", "Call first", "before Easter"), (facts["Data set"].Text, facts["Segment"].Text, facts["Note"].Text));
        Assert.StartsWith("RFM scores: recency ", facts["Definition"].Text, StringComparison.Ordinal);
        Assert.EndsWith(" (data to 27 Dec 2024)", facts["Data version"].Text, StringComparison.Ordinal);
        Assert.Equal(("all of the data", "none"), (facts["Period"].Text, facts["Filters"].Text));
        Assert.Equal(customers, facts["Customers"].Number);
        Assert.Equal((double)revenue, facts["Their revenue"].Number!.Value, 6);

        var list = sheets[1];
        Assert.True(list.HasFrozenRow);
        Assert.EndsWith((customers + 1).ToString(CultureInfo.InvariantCulture), list.Filter, StringComparison.Ordinal);
        var head = list.Rows[0].Select(cell => cell.Text).ToList();
        var rows = list.Rows.Skip(1).ToList();
        Assert.Equal(customers, rows.Count);
        Assert.All(rows, row => Assert.Matches("^0[0-9]{3}$", row[head.IndexOf("Customer")].Text));
        Assert.All(rows, row => Assert.Equal("yyyy-mm-dd", row[head.IndexOf("Last order")].Format));
        Assert.All(rows, row => Assert.InRange(row[head.IndexOf("Last order")].Number!.Value, new DateTime(2024, 1, 1).ToOADate(), new DateTime(2025, 1, 1).ToOADate()));
        Assert.Equal((double)revenue, rows.Sum(row => row[head.IndexOf("Spend after returns")].Number!.Value), 6);
        var orders = rows.ConvertAll(row => row[head.IndexOf("Orders")].Number!.Value);
        Assert.Equal(orders.OrderDescending(), orders);
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
                csv.Append(CultureInfo.InvariantCulture, $"0{customer:000},{start.AddDays(span * order / orders).AddHours(customer % 10):yyyy-MM-dd HH:mm:ss},")
                    .Append(CultureInfo.InvariantCulture, $"{(customer % 2 == 0 ? "Toys" : "Garden")},{price},1,{price}\n");
            }
        }
        return csv.ToString();
    }

    [GeneratedRegex("^At risk ?: ?([0-9]+) customers")]
    private static partial Regex AtRisk();

    [GeneratedRegex("/customers\\?.*segment=rfm%3A[1-5]-[1-5]")]
    private static partial Regex CustomersOfCell();

    [GeneratedRegex("/\\?segment=Call%20first$")]
    private static partial Regex FilteredBySaved();

    [GeneratedRegex("/customers\\?segment=Call%20first&sort=-frequency$")]
    private static partial Regex SortedByOrders();

    [GeneratedRegex("cells=[a-k]{25}")]
    private static partial Regex Edited();

    [GeneratedRegex("^Champions ?: ")]
    private static partial Regex Champions();
}
