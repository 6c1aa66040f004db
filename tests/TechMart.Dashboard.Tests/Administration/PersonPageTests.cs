using Bunit;
using TechMart.Dashboard.Components.Pages.Administration;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Administration;

public sealed class PersonPageTests : AdministrationPageTest
{
    [Fact]
    public async Task Disable_Confirmed_SaysWhatItMeansAndDoesIt()
    {
        var ada = await PersonAsync("ada@example.com", Role.Analyst);
        var page = Open(ada);

        Press(page, "Disable");
        Assert.Contains("within 30 seconds", page.Find("#question-text").TextContent, StringComparison.Ordinal);
        Assert.Equal(AccountState.Active, (await FoundAsync(ada.Email)).State);
        page.Find(".question .button-primary").Click();

        page.WaitForState(() => page.FindAll(".question").Count == 0);
        Assert.Equal(AccountState.Disabled, (await FoundAsync(ada.Email)).State);
        Assert.Equal("ada@example.com is disabled.", Assert.Single(Told));
        Assert.Equal(["Enable"], Choices(page));
    }

    [Fact]
    public async Task Disable_NotConfirmed_ChangesNothing()
    {
        var ada = await PersonAsync("ada@example.com", Role.Analyst);
        var page = Open(ada);

        Press(page, "Disable");
        page.FindAll(".question .button").Single(button => button.TextContent == "Cancel").Click();

        Assert.Empty(page.FindAll(".question"));
        Assert.Equal(AccountState.Active, (await FoundAsync(ada.Email)).State);
    }

    [Fact]
    public async Task Disable_TheLastAdministrator_IsRefusedWithWhatToDo()
    {
        var root = await PersonAsync("root@example.com", Role.Administrator);
        var page = Open(root);

        Press(page, "Disable");
        page.Find(".question .button-primary").Click();

        var refusal = page.WaitForElement(".question .message-bad").TextContent;
        Assert.Contains("“root@example.com” is the last administrator", refusal, StringComparison.Ordinal);
        Assert.Contains("Make somebody else administrator first.", refusal, StringComparison.Ordinal);
        Assert.Equal(AccountState.Active, (await FoundAsync(root.Email)).State);
    }

    [Fact]
    public async Task Enable_ADisabledPerson_LetsThemInAgain()
    {
        await PersonAsync("root@example.com", Role.Administrator);
        var ada = await PersonAsync("ada@example.com", Role.Analyst);
        await Accounts.DisableAsync(Actor.Program, ada.Id);
        var page = Open(ada);

        Press(page, "Enable");

        page.WaitForState(() => Choices(page).Contains("Disable"));
        Assert.Equal(AccountState.Active, (await FoundAsync(ada.Email)).State);
    }

    [Fact]
    public async Task Role_Changed_AsksFirstAndIsKept()
    {
        var ada = await PersonAsync("ada@example.com", Role.Analyst);
        var page = Open(ada);
        Assert.True(RoleButton(page).HasAttribute("disabled"));

        page.Find("select").Change("Manager");
        RoleButton(page).Click();
        Assert.Equal("Make ada@example.com Manager?", page.Find("#question-title").TextContent);
        page.Find(".question .button-primary").Click();

        page.WaitForState(() => page.FindAll(".question").Count == 0);
        Assert.Equal(Role.Manager, (await FoundAsync(ada.Email)).Role);
    }

    [Fact]
    public async Task NewPasswordLink_OfAPerson_ShowsALinkThatWorks()
    {
        var ada = await PersonAsync("ada@example.com", Role.Analyst);
        var page = Open(ada);

        Press(page, "New-password link");

        var address = page.WaitForElement("#link-address").GetAttribute("value")!;
        Assert.Equal(ada.Id, (await Accounts.ChoosePasswordAsync(address[(address.IndexOf('=', StringComparison.Ordinal) + 1)..], "nine loud ravens", from: null)).Id);
    }

    [Fact]
    public async Task Invitation_TakenBack_LeadsToThePeople()
    {
        var ada = await InvitedAsync("ada@example.com", Role.Analyst);
        var page = Open(ada);
        Assert.Equal(["New invitation link", "Take the invitation back"], Choices(page));

        Press(page, "Take the invitation back");
        page.Find(".question .button-primary").Click();

        page.WaitForState(() => Address.Uri.EndsWith("/admin", StringComparison.Ordinal));
        Assert.Null(await Accounts.FindAsync(ada.Email));
    }

    [Fact]
    public async Task Yourself_MayNotBeDisabledOrGivenAnotherRole()
    {
        var page = Open(await FoundAsync(You.Email!));

        Assert.Equal(["Sign out everywhere"], Choices(page));
        Assert.Empty(page.FindAll("select"));
        Assert.NotNull(page.Find(".message-mild a[href='/account']"));
        Press(page, "Sign out everywhere");
        Assert.Contains("Your own sessions end", page.Find("#question-text").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_WhoIsNotThere_IsSaidNotToBe()
    {
        var page = Render<PersonPage>(parameters => parameters.Add(component => component.Id, 99));

        Assert.Contains("There is no such person", page.WaitForElement(".message-mild").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<PersonPage> Open(AccountInfo person)
    {
        var page = Render<PersonPage>(parameters => parameters.Add(component => component.Id, person.Id));
        page.WaitForElement("#access-title");
        return page;
    }

    private static void Press(IRenderedComponent<PersonPage> page, string choice) =>
        page.FindAll(".choices .button").Single(button => button.TextContent == choice).Click();

    private static List<string> Choices(IRenderedComponent<PersonPage> page) => [.. page.FindAll(".choices .button").Select(button => button.TextContent)];

    private static AngleSharp.Dom.IElement RoleButton(IRenderedComponent<PersonPage> page) => page.FindAll(".button").Single(button => button.TextContent == "Change role");
}
