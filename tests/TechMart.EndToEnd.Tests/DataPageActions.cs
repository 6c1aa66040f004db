using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace TechMart.EndToEnd.Tests;

/// <summary>What a person does on the Data page, by the words on the screen.</summary>
internal static class DataPageActions
{
    private static readonly CultureInfo Reader = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Opens the Data page and waits until a file can be chosen.</summary>
    public static async Task<ILocator> OpenDataPageAsync(this IPage page)
    {
        await page.GotoAsync("/data");
        var file = page.GetByLabel("Sales file");
        await Assertions.Expect(file).ToBeEnabledAsync();
        return file;
    }

    /// <summary>Chooses a file and waits until it was inspected or refused.</summary>
    public static async Task UploadAsync(this IPage page, string name, byte[] content)
    {
        var file = await page.OpenDataPageAsync();
        await file.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = content });
        await page.DraftOrRefusal().First.WaitForAsync();
    }

    /// <inheritdoc cref="UploadAsync(IPage, string, byte[])"/>
    public static Task UploadAsync(this IPage page, string name, string content) => page.UploadAsync(name, Encoding.UTF8.GetBytes(content));

    /// <summary>Imports the file that is shown, and follows the link to its report.</summary>
    public static async Task ImportAsync(this IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await page.OpenReportAsync();
    }

    /// <summary>Waits until the import has ended and opens its report.</summary>
    public static async Task OpenReportAsync(this IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Quality report" }).Last.ClickAsync();
        await page.GetByText("rows read").WaitForAsync();
    }

    /// <summary>Uploads and imports a file into a data set of its own name.</summary>
    public static async Task UploadAndImportAsync(this IPage page, string name, string content)
    {
        await page.UploadAsync(name, content);
        await page.ImportAsync();
    }

    /// <summary>A figure of a quality report.</summary>
    public static async Task<string> FigureAsync(this IPage page, string name) =>
        await page.Locator("dl.facts > div", new() { Has = page.GetByText(name, new() { Exact = true }) }).Locator("dd").InnerTextAsync();

    /// <summary>A key figure of the Overview, exactly.</summary>
    public static async Task<string?> ExactKpiAsync(this IPage page, string name) =>
        await page.Locator("article.kpi", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) })
            .Locator(".kpi-value").GetAttributeAsync("title");

    /// <summary>Waits until a key figure of the Overview is exactly that.</summary>
    public static Task WaitForKpiAsync(this IPage page, string name, string exact) =>
        page.Locator("article.kpi", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) })
            .Locator($".kpi-value[title='{exact}']").WaitForAsync();

    /// <summary>Money without a currency, as the reader sees it.</summary>
    public static string Money(decimal amount) => amount.ToString("N2", Reader);

    /// <summary>Moves the focus with the tabulator until it is there.</summary>
    public static async Task TabToAsync(this IPage page, ILocator target)
    {
        await target.WaitForAsync();
        for (var i = 0; i < 300; i++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"The tabulator does not reach {target}.");
    }

    private static ILocator DraftOrRefusal(this IPage page) =>
        page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Import ") }).Or(page.GetByRole(AriaRole.Alert));
}
