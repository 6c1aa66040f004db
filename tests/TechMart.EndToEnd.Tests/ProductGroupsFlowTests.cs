using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using TechMart.EndToEnd.Tests.Hosting;

namespace TechMart.EndToEnd.Tests;

public sealed class ProductGroupsFlowTests : BrowserTest
{
    private const string Path = "/segments/consumption/groups";

    [BrowserFact]
    public async Task Groups_RenamedAndMerged_AreRememberedAndShownOnConsumption()
    {
        var page = await NewPageAsync();
        await page.UploadAndImportAsync("shop.csv", Shop());
        await page.GotoAsync("/segments/consumption");
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit product groups" }).ClickAsync();

        // By the keyboard alone.
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename Mug" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("Cups");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Cups", Exact = true }).WaitForAsync();

        await page.GetByLabel("Choose the group Bag").CheckAsync();
        await page.GetByLabel("Choose the group Candle").CheckAsync();
        var merge = page.GetByRole(AriaRole.Group, new() { Name = "Merge" });
        await merge.GetByLabel("Into").SelectOptionAsync(new SelectOptionValue { Label = "Candle" });
        await merge.GetByRole(AriaRole.Button, new() { Name = "Merge" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bag", Exact = true })).ToHaveCountAsync(0);

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".group-list h3")).ToHaveTextAsync(["Candle", "Cups"]);
        await page.GotoAsync("/segments/consumption");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "How customers spread their spend" }).Locator("tbody th")).ToHaveTextAsync(["Candle", "Cups"]);
    }

    [BrowserFact]
    public async Task Page_WideAndNarrowLightAndDark_HasNoSeriousFinding()
    {
        var findings = new List<string>();
        await (await NewPageAsync()).UploadAndImportAsync("shop.csv", Shop());
        foreach (var (width, dark) in new[] { (1440, false), (390, true) })
        {
            var page = await NewPageAsync(width, dark);
            await page.GotoAsync(Path);
            await page.GetByLabel("Choose the group Bag").CheckAsync();
            await page.GetByLabel("Choose the group Mug").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Rename Candle" }).ClickAsync();
            await page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).WaitForAsync();
            var look = $"product-groups-{width}-{(dark ? "dark" : "light")}";
            await ScreenshotAsync(page, look);
            findings.AddRange((await Axe.FindAsync(page)).Select(finding => $"{look}: {finding}"));
            if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var beyond)
            {
                findings.Add($"{look}: the page is {beyond} pixels wider than the window");
            }
        }
        Assert.Empty(findings);
    }

    /// <summary>Twenty customers, too few for profiles, who buy nine products without categories.</summary>
    private static string Shop()
    {
        string[] products = ["Oval candle", "Round candle", "Glass candle", "Tea mug", "Coffee mug", "Travel mug", "Jute bag", "Paper bag", "Lunch bag"];
        var text = new StringBuilder("customer,timestamp,order,product,price,quantity\n");
        for (var order = 0; order < 60; order++)
        {
            for (var line = 0; line < 3; line++)
            {
                var product = ((order * 2) + (line * 4)) % products.Length;
                text.Append(CultureInfo.InvariantCulture, $"c{order % 20:00},2024-03-{1 + (order / 3):00} 1{order % 9}:30:00,{order},{products[product]},{(product < 3 ? 9 : 5)},1\n");
            }
        }
        return text.ToString();
    }
}
