using Microsoft.Playwright;
using TechMart.EndToEnd.Tests.Hosting;

namespace TechMart.EndToEnd.Tests;

public class PeopleFlowTests : BrowserTest
{
    [BrowserFact]
    public async Task FirstRun_ToInvitedPeople_EachSeesWhatTheRoleIncludes()
    {
        // Nobody comes in without the printed link, and it works once.
        var visitor = await NewVisitorAsync();
        await visitor.GotoAsync("/data");
        await visitor.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).WaitForAsync();
        await ScreenshotAsync(visitor, "login-first");
        var administrator = await NewPageAsync();
        ExpectStatus(410);
        await visitor.GotoAsync(await App.LinkAsync());
        await visitor.GetByRole(AriaRole.Heading, new() { Name = "This link does not work any longer" }).WaitForAsync();

        // The administrator invites an analyst, who chooses a password, signs in, and can upload.
        var invitation = await administrator.InviteAsync("anna@example.com", "Analyst");
        var analyst = await NewVisitorAsync();
        await analyst.GotoAsync(invitation);
        await analyst.ChoosePasswordAsync("Save and sign in");
        await analyst.UploadAndImportAsync("shop.csv", SmallShop.Make(50).Csv);

        // Marketing sees the figures, no way to the data, and a friendly page at the direct address.
        invitation = await administrator.InviteAsync("mark@example.com", "Marketing");
        var marketing = await NewVisitorAsync();
        await marketing.GotoAsync(invitation);
        await marketing.ChoosePasswordAsync("Save and sign in");
        await marketing.Locator("article.kpi").First.WaitForAsync();
        var ways = marketing.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link);
        Assert.DoesNotContain("Data", await ways.AllInnerTextsAsync());
        Assert.Equal(0, await marketing.GetByRole(AriaRole.Link, new() { Name = "Excel" }).CountAsync());
        await ScreenshotAsync(marketing, "overview-marketing");
        ExpectStatus(403);
        await marketing.GotoAsync("/data");
        await marketing.GetByRole(AriaRole.Heading, new() { Name = "This page is not for you" }).WaitForAsync();
        await ScreenshotAsync(marketing, "denied-marketing");

        // The audit log has it all.
        await administrator.GotoAsync("/admin/audit");
        await administrator.GetByRole(AriaRole.Table).GetByText("anna@example.com").First.WaitForAsync();
        await ScreenshotAsync(administrator, "audit");
    }

    [BrowserFact]
    public async Task SignOut_AndInAgain_LeadsBackToThePageThatWasAsked()
    {
        var page = await NewPageAsync();
        await page.UploadAndImportAsync("shop.csv", SmallShop.Make(50).Csv);
        await page.GotoAsync("/?category=Garden");
        await page.Locator("article.kpi").First.WaitForAsync();

        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync("/");
        await tab.Locator("article.kpi").First.WaitForAsync();

        await page.GetByLabel(PeopleActions.Administrator).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).WaitForAsync();
        // So does what was open beside it.
        await tab.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).WaitForAsync();
        await page.GotoAsync("/?category=Garden");
        await page.SignInAsync(PeopleActions.Administrator);

        Assert.EndsWith("/?category=Garden", page.Url, StringComparison.Ordinal);
        await page.Locator("article.kpi").First.WaitForAsync();
    }
}
