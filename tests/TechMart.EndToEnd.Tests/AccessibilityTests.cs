using Microsoft.Playwright;
using TechMart.EndToEnd.Tests.Hosting;

namespace TechMart.EndToEnd.Tests;

public class AccessibilityTests : BrowserTest
{
    private static readonly (int Width, bool Dark)[] Looks = [(1440, false), (1440, true), (390, false), (390, true)];

    [BrowserFact]
    public async Task Pages_WideAndNarrowLightAndDark_HaveNoSeriousFinding()
    {
        var findings = new List<string>();
        foreach (var (width, dark) in Looks)
        {
            var page = await NewPageAsync(width, dark);
            await page.OpenDataPageAsync();
            await LookAsync(page, "data-empty", width, dark, findings);
        }
        var maker = await NewPageAsync();
        await maker.UploadAndImportAsync("shop.csv", SmallShop.Make().Csv + "C1,not a date,Toys,1.00,1,1.00\n");
        var report = new Uri(maker.Url).PathAndQuery;
        foreach (var (width, dark) in Looks)
        {
            var page = await NewPageAsync(width, dark);
            await page.GotoAsync("/");
            await page.Locator("article.kpi").First.WaitForAsync();
            await page.WaitForFunctionAsync("() => document.querySelectorAll('.js-plotly-plot .main-svg').length > 0");
            await LookAsync(page, "overview", width, dark, findings);
            await page.GotoAsync(report);
            await page.GetByText("rows read").WaitForAsync();
            await LookAsync(page, "report", width, dark, findings);
            await page.OpenDataPageAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "Data sets" }).WaitForAsync();
            await LookAsync(page, "data", width, dark, findings);
            await page.UploadAsync("next.csv", SmallShop.Make(300, dateFormat: "dd/MM/yyyy").Csv);
            await LookAsync(page, "draft", width, dark, findings);
        }
        Assert.Empty(findings);
    }

    private static async Task LookAsync(IPage page, string name, int width, bool dark, List<string> findings)
    {
        var look = $"{name}-{width}-{(dark ? "dark" : "light")}";
        await ScreenshotAsync(page, look);
        findings.AddRange((await Axe.FindAsync(page)).Select(finding => $"{look}: {finding}"));
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var beyond)
        {
            findings.Add($"{look}: the page is {beyond} pixels wider than the window");
        }
    }
}
