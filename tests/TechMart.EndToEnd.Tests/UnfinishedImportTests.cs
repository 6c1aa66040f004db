using Microsoft.Playwright;
using TechMart.EndToEnd.Tests.Hosting;

namespace TechMart.EndToEnd.Tests;

public class UnfinishedImportTests : BrowserTest
{
    private static readonly Lazy<SmallShop> Large = new(() => SmallShop.Make(1_000_000, hoursBetween: 0.01));

    [BrowserFact]
    public async Task Import_Cancelled_ChangesNothing()
    {
        var page = await NewPageAsync();
        await BeginAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel the import of large.csv" }).ClickAsync();

        await page.GetByText("The import of large.csv was cancelled; nothing was changed.").WaitForAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "Cancelled", Exact = true }).WaitForAsync();
        await AssertOnlyTheFirstFileAsync(page);
    }

    [BrowserFact]
    public async Task Import_WhoseProgramIsKilled_IsShownAsInterruptedAndChangesNothing()
    {
        var page = await NewPageAsync();
        await BeginAsync(page);
        await page.CloseAsync();

        await KillAndStartAgainAsync();

        page = await NewPageAsync();
        await page.OpenDataPageAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "Interrupted", Exact = true }).WaitForAsync();
        await AssertOnlyTheFirstFileAsync(page);
    }

    /// <summary>Imports a small file, and begins to import a large one into the same data set.</summary>
    private static async Task BeginAsync(IPage page)
    {
        await page.UploadAndImportAsync("first.csv", SmallShop.Make(100, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)).Csv);
        await page.UploadAsync("large.csv", Large.Value.Csv);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await page.GetByText("rows per second").WaitForAsync();
    }

    private static async Task AssertOnlyTheFirstFileAsync(IPage page)
    {
        var row = page.GetByRole(AriaRole.Row, new() { NameRegex = new("^first UTC|^first not said") });
        Assert.Contains("100", await row.InnerTextAsync(), StringComparison.Ordinal);
    }
}
