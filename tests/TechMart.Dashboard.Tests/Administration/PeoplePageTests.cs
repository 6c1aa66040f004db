using Bunit;
using TechMart.Dashboard.Components.Pages.Administration;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Administration;

public sealed class PeoplePageTests : AdministrationPageTest
{
    [Fact]
    public async Task Page_WithPeople_ListsThemAndMarksTheReader()
    {
        await InvitedAsync("ada@example.com", Role.Marketing);

        var page = Render<PeoplePage>();

        page.WaitForElement("#people-title");
        var rows = page.FindAll("tbody tr").Select(row => row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(
            [
                ["ada@example.com", "Marketing", "invited", "off", "never"],
                ["administrator@example.com", "you", "Administrator", "active", "off", "1", "Mar", "2026", "09:00"],
            ],
            rows);
    }

    [Fact]
    public async Task Invite_AnAddress_ShowsTheLinkOnceWithAMessageAndItsEnd()
    {
        ClockIn("Asia/Tokyo");
        var page = Render<PeoplePage>();
        page.WaitForElement("#people-title");
        page.Find(".head .button-primary").Click();
        page.Find("#invite-email").Change("ada@example.com");
        page.Find("form select").Change("Analyst");
        page.Find("form").Submit();

        var address = page.WaitForElement("#link-address").GetAttribute("value")!;
        Assert.StartsWith("http://localhost/choose-password?token=", address, StringComparison.Ordinal);
        Assert.Contains(address, page.Find("#link-message").TextContent, StringComparison.Ordinal);
        Assert.Contains("(Asia/Tokyo)", page.Find("#link-message").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("[data-copy]"), button => button.GetAttribute("data-copy") == address);
        var token = address[(address.IndexOf('=', StringComparison.Ordinal) + 1)..];
        Assert.Equal("ada@example.com", (await Accounts.ChoosePasswordAsync(token, "seven quiet herons", from: null)).Email);
        Assert.Equal(Role.Analyst, (await FoundAsync("ada@example.com")).Role);

        page.FindAll(".button").Single(button => button.TextContent == "Done").Click();
        Assert.DoesNotContain(token, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_AnAddressThatIsTaken_SaysSoAndKeepsWhatWasWritten()
    {
        await InvitedAsync("ada@example.com", Role.Marketing);
        var page = Render<PeoplePage>();
        page.WaitForElement("#people-title");
        page.Find(".head .button-primary").Click();
        page.Find("#invite-email").Change("ada@example.com");

        page.Find("form").Submit();

        Assert.Contains("has an account already", page.WaitForElement("form .message-bad").TextContent, StringComparison.Ordinal);
        Assert.Equal("ada@example.com", page.Find("#invite-email").GetAttribute("value"));
    }

    [Fact]
    public async Task Invite_BySomebodyWhoIsNoAdministratorAnyMore_IsRefused()
    {
        var page = Render<PeoplePage>();
        page.WaitForElement("#people-title");
        page.Find(".head .button-primary").Click();
        page.Find("#invite-email").Change("ada@example.com");
        Sitter.Become(Role.Analyst);

        page.Find("form").Submit();

        Assert.Contains("Your role does not include this", page.WaitForElement("form .message-bad").TextContent, StringComparison.Ordinal);
        Assert.Null(await Accounts.FindAsync("ada@example.com"));
    }
}
