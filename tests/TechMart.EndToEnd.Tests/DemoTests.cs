using Microsoft.Playwright;
using TechMart.EndToEnd.Tests.Hosting;

namespace TechMart.EndToEnd.Tests;

public class DemoTests : BrowserTest
{
    [BrowserFact]
    public async Task DemoShop_LoadedFromTheEmptyPage_IsThereUntilItIsDeleted()
    {
        var page = await NewPageAsync();
        await page.OpenDataPageAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Load the demo shop" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Quality report" }).WaitForAsync();
        await page.OpenReportAsync();
        await ScreenshotAsync(page, "report-demo");
        await page.GetByRole(AriaRole.Link, new() { Name = "See the Overview" }).ClickAsync();
        await page.GetByText("This is a generated shop").WaitForAsync();
        await ScreenshotAsync(page, "overview-demo");

        await page.OpenDataPageAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete TechMart demo" }).ClickAsync();
        await ScreenshotAsync(page, "delete-demo");
        await page.GetByLabel("To confirm, write the name").FillAsync("TechMart demo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete for good" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Load the demo shop" }).WaitForAsync();
    }
}
