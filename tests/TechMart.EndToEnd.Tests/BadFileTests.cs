using System.IO.Compression;
using Microsoft.Playwright;
using TechMart.EndToEnd.Tests.Hosting;

namespace TechMart.EndToEnd.Tests;

public class BadFileTests : BrowserTest
{
    [BrowserFact]
    public async Task EmptyFile_IsRefusedInASentence()
    {
        var page = await NewPageAsync();

        await page.UploadAsync("empty.csv", "");

        Assert.StartsWith("The file is empty.", await page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.GetByLabel("Sales file").IsVisibleAsync());
    }

    [BrowserFact]
    public async Task WorkbookNamedCsv_IsRefusedInASentence()
    {
        var page = await NewPageAsync();

        await page.UploadAsync("sales.csv", Workbook());

        Assert.Contains("Excel workbook", await page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task AmbiguousDates_AreAskedFor_AndImportedAsChosen()
    {
        var page = await NewPageAsync();
        await page.UploadAsync("dates.csv", SmallShop.Make(10, dateFormat: "dd/MM/yyyy").Csv);
        var import = page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true });
        Assert.True(await import.IsDisabledAsync());
        await ScreenshotAsync(page, "draft-ambiguous-dates");

        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new("3 January 2024") }).CheckAsync();
        await page.ImportAsync();

        Assert.Contains("Jan 2024", await page.FigureAsync("Period"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task SameFileAgain_IsRefusedWithAChoice()
    {
        var shop = SmallShop.Make(20).Csv;
        var page = await NewPageAsync();
        await page.UploadAndImportAsync("twice.csv", shop);

        await page.UploadAsync("twice.csv", shop);

        Assert.Contains("in the data set already", await page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.GetByRole(AriaRole.Button, new() { Name = "Import anyway" }).IsVisibleAsync());
    }

    /// <summary>The beginning of every Excel workbook: an archive with these two parts.</summary>
    private static byte[] Workbook()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in new[] { "[Content_Types].xml", "xl/workbook.xml" })
            {
                using var content = new StreamWriter(archive.CreateEntry(part).Open());
                content.Write("<?xml version=\"1.0\"?><x/>");
            }
        }
        return stream.ToArray();
    }
}
