using Microsoft.Playwright;
using TechMart.EndToEnd.Tests.Hosting;

namespace TechMart.EndToEnd.Tests;

public class ImportFlowTests : BrowserTest
{
    [BrowserFact]
    public async Task SmallFile_UploadedToUndone_ShowsExactTotalsAllTheWay()
    {
        var first = SmallShop.Make();
        var second = SmallShop.Make(200, new DateTime(2024, 5, 1, 9, 0, 0, DateTimeKind.Unspecified));
        var page = await NewPageAsync();

        // A check changes nothing; then the import.
        await page.UploadAsync("small shop.csv", first.Csv);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check without importing" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "What an import would do" }).WaitForAsync();
        Assert.Contains(DataPageActions.Money(first.Revenue), await page.FigureAsync("Revenue"), StringComparison.Ordinal);
        await page.ImportAsync();
        Assert.Contains(DataPageActions.Money(first.Revenue), await page.FigureAsync("Revenue"), StringComparison.Ordinal);

        // The Overview, filtered; the same address shows another person the same.
        await page.GetByRole(AriaRole.Link, new() { Name = "See the Overview" }).ClickAsync();
        await page.WaitForKpiAsync("Revenue", DataPageActions.Money(first.Revenue));
        await page.Locator("summary", new() { HasText = "Category" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Garden" }).CheckAsync();
        await page.WaitForKpiAsync("Revenue", DataPageActions.Money(first.GardenRevenue));
        var other = await NewPageAsync();
        await other.GotoAsync(page.Url);
        await other.WaitForKpiAsync("Revenue", DataPageActions.Money(first.GardenRevenue));

        // A second file, and back.
        await page.UploadAndImportAsync("more.csv", second.Csv);
        await page.GotoAsync("/");
        await page.WaitForKpiAsync("Revenue", DataPageActions.Money(first.Revenue + second.Revenue));
        await page.OpenDataPageAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the import of more.csv" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the import", Exact = true }).ClickAsync();
        await page.GetByText("The import of more.csv was undone.").WaitForAsync();
        await page.GotoAsync("/");
        await page.WaitForKpiAsync("Revenue", DataPageActions.Money(first.Revenue));
    }

    [BrowserFact]
    public async Task SmallFile_ByKeyboardAlone_IsImported()
    {
        var shop = SmallShop.Make(50);
        var page = await NewPageAsync();
        var file = await page.OpenDataPageAsync();

        // Listens before the way to the field: a chooser that opens before the browser knows of a listener is lost.
        var chooser = page.WaitForFileChooserAsync();
        await page.TabToAsync(file);
        await page.Keyboard.PressAsync("Enter");
        await (await chooser).SetFilesAsync(new FilePayload { Name = "keys.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(shop.Csv) });
        await page.GetByRole(AriaRole.Heading, new() { Name = "Import keys.csv" }).WaitForAsync();
        await page.TabToAsync(page.GetByLabel("Meaning of column Product_Category"));
        await page.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }));
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync(page.GetByRole(AriaRole.Link, new() { Name = "Quality report" }));
        await page.Keyboard.PressAsync("Enter");

        await page.GetByText("50 rows read").WaitForAsync();
        Assert.Contains(DataPageActions.Money(shop.Revenue), await page.FigureAsync("Revenue"), StringComparison.Ordinal);
    }

    [BrowserReferenceFact]
    public async Task OnlineRetail_Imported_ShowsTheReferenceRevenue()
    {
        var page = await NewPageAsync();
        var file = await page.OpenDataPageAsync();
        await file.SetInputFilesAsync(TechMart.Tests.ReferenceData.DataFile("online_retail.csv.gz"));
        var import = page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true });
        await import.WaitForAsync();
        await ScreenshotAsync(page, "draft-online-retail");

        // The tab that started it is closed; the import goes on, and another tab shows it.
        await import.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Imports under way" }).WaitForAsync();
        await page.CloseAsync();
        page = await NewPageAsync();
        await page.OpenDataPageAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "Imported", Exact = true }).WaitForAsync();
        await page.GetByRole(AriaRole.Table, new() { Name = "Imports" }).GetByRole(AriaRole.Link, new() { Name = "online_retail.csv.gz" }).ClickAsync();
        await page.GetByText("rows read").WaitForAsync();
        await ScreenshotAsync(page, "report-online-retail");

        // With the default rules: gross 10,642,110.804 − returns 893,979.730.
        Assert.Contains("9,748,131.07", await page.FigureAsync("Revenue"), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "See the Overview" }).ClickAsync();
        await page.WaitForKpiAsync("Revenue", "9,748,131.07");
    }
}
