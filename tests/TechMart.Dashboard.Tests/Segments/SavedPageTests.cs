using Bunit;
using Microsoft.AspNetCore.Components;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Components.Pages.Segments;
using TechMart.Dashboard.Filters;
using TechMart.Store.Accounts;
using TechMart.Store.Segments;

namespace TechMart.Dashboard.Tests.Segments;

using Page = IRenderedComponent<CascadingValue<DashboardContext>>;

public sealed class SavedPageTests : SegmentPageTest
{
    [Theory]
    [InlineData(Role.Marketing, false)]
    [InlineData(Role.Manager, true)]
    public void Nothing_SavedYet_TeachesWhatSegmentsAreAndHowToMakeOne(Role role, bool may)
    {
        Sitter.Become(role);

        var page = Open<SavedPage>();

        var notice = page.WaitForElement(".notice-empty");
        Assert.Contains("filter bar of every page", notice.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".notice a[href='/segments']"));
        Assert.Equal(may, Buttons(page).Contains("New segment"));
        Assert.Equal(!may, notice.TextContent.Contains("Managers and analysts can save segments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cards_OfALiveAndAFrozenSegment_SayWhatTheyAreAndHowManyBelong()
    {
        await SaveAsync("Big", Spent(3001));
        await SaveAsync("Kept", new ListSegmentDefinition(["C01", "C11", "C99"]) { Former = Spent(3001) }, "for the letter");

        var page = Open<SavedPage>("period=2011-01-01..2011-03-31");

        page.WaitForState(() => page.FindAll(".saved-card").Count == 2);
        var (live, frozen) = (page.FindAll(".saved-card")[0], page.FindAll(".saved-card")[1]);
        Assert.Contains("Spend after returns at least £3,001.00", live.TextContent, StringComparison.Ordinal);
        Assert.Equal("10 25.0% of all", Fact(page, 0, "Customers now"));
        Assert.Equal("all of the data set", Fact(page, 0, "From which sales"));
        Assert.Equal("/customers?period=2011-01-01..2011-03-31&segment=Big", live.QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Equal("/export/customers.xlsx?period=2011-01-01..2011-03-31&segment=Big", live.QuerySelectorAll("a[download]")[1].GetAttribute("href"));
        Assert.Contains("for the letter", frozen.TextContent, StringComparison.Ordinal);
        Assert.Contains("When it was frozen: Spend after returns at least £3,001.00", frozen.TextContent, StringComparison.Ordinal);
        Assert.Equal("3", Fact(page, 1, "Customers when frozen"));
        // C11 bought in December, the last month of the data; C01 in February.
        Assert.Equal("1", Fact(page, 1, "Ordered in the data’s last 90 days"));
    }

    [Theory]
    [InlineData(Role.Marketing, 0, "")]
    [InlineData(Role.Manager, 4, "Edit Mine,Freeze Mine to those who belong to it now,Delete Mine")]
    [InlineData(Role.Analyst, 4, "Edit Mine,Freeze Mine to those who belong to it now,Delete Mine,Edit Theirs,Freeze Theirs to those who belong to it now,Delete Theirs")]
    public async Task Actions_AreThoseThatThePersonMayDo(Role role, int downloads, string actions)
    {
        await Segments.SaveAsync(Somebody(Role.Manager), Shop.Id, "Mine", "", Spent(1000));
        await Segments.SaveAsync(Actor.Program, Shop.Id, "Theirs", "", Spent(1000));
        Sitter.Become(role);

        var page = Open<SavedPage>();

        page.WaitForState(() => page.FindAll(".saved-card").Count == 2);
        Assert.Equal(downloads, page.FindAll("a[download]").Count);
        Assert.Equal(actions, string.Join(',', Buttons(page).Where(name => name != "New segment")));
    }

    [Fact]
    public async Task New_OfConditions_IsCountedBeforeItIsSaved()
    {
        var page = Open<SavedPage>();
        page.WaitForElement(".notice .button-primary");
        await DoAsync(page, () => page.Find(".notice .button-primary").Click());
        Assert.Contains("When the conditions are complete", page.Find(".saved-preview").TextContent, StringComparison.Ordinal);

        await DoAsync(page, () => page.Find("input[aria-label=Value]").Change("3,001"));

        page.WaitForState(() => page.FindAll(".saved-preview strong").Any(count => count.TextContent == "10 of 40 customers (25.0%)."));
        Assert.Contains("read as 3,001", page.Find(".saved-reading").TextContent, StringComparison.Ordinal);
        Assert.Contains("C40 (£4,000.00)", page.Find(".saved-preview").TextContent, StringComparison.Ordinal);
        await DoAsync(page, () => page.Find("#saved-name").Change("Big"));
        await DoAsync(page, () => page.Find("form").Submit());
        page.WaitForState(() => page.FindAll(".saved-card").Count == 1 && page.FindAll("form").Count == 0);
        Assert.Equal(SegmentJson.Write(Spent(3001)), SegmentJson.Write((await FoundAsync("Big"))!.Definition!));
        Assert.Contains("Saved: Big", Assert.Single(Told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,5", "“1,5” is not a number as you write them. Write it like 1,234.5.")]
    [InlineData("", "Give a number to compare with.")]
    public async Task New_ValueThatIsNoNumber_IsToldAtTheFieldAndNotSaved(string value, string problem)
    {
        var page = Open<SavedPage>();
        page.WaitForElement(".notice .button-primary");
        await DoAsync(page, () => page.Find(".notice .button-primary").Click());

        await DoAsync(page, () => page.Find("input[aria-label=Value]").Change(value));
        await DoAsync(page, () => page.Find("#saved-name").Change("Big"));
        await DoAsync(page, () => page.Find("form").Submit());

        Assert.Equal(problem, page.Find(".saved-condition .field-problem").TextContent);
        Assert.Equal("true", page.Find("input[aria-label=Value]").GetAttribute("aria-invalid"));
        Assert.Empty(await Segments.ListAsync(Shop.Id));
    }

    [Fact]
    public async Task New_ScoreOutOfRangeAndNoValues_AreToldAtTheirConditions()
    {
        var page = Open<SavedPage>();
        page.WaitForElement(".notice .button-primary");
        await DoAsync(page, () => page.Find(".notice .button-primary").Click());

        await DoAsync(page, () => page.Find(".saved-condition select").Change("RecencyScore"));
        await DoAsync(page, () => page.Find("input[aria-label=Value]").Change("6"));
        await PressAsync(page, "Add a condition");
        page.FindAll(".saved-condition")[1].QuerySelector("select")!.Change("of:country");
        await DoAsync(page, () => page.Find("form").Submit());

        Assert.Equal(["A score is 1, 2, 3, 4 or 5.", "Choose at least one value."], page.FindAll(".saved-condition .field-problem").Select(problem => problem.TextContent));
    }

    [Fact]
    public async Task New_NameTaken_IsToldAtTheNameAndTheRestStays()
    {
        await SaveAsync("Big", Spent(10));
        var page = Open<SavedPage>();
        page.WaitForState(() => Buttons(page).Contains("New segment"));
        await PressAsync(page, "New segment");

        await DoAsync(page, () => page.Find("input[aria-label=Value]").Change("500"));
        await DoAsync(page, () => page.Find("#saved-name").Change("BIG"));
        await DoAsync(page, () => page.Find("form").Submit());

        Assert.Contains("exists already", page.WaitForElement("#saved-name-problem").TextContent, StringComparison.Ordinal);
        Assert.Equal("500", page.Find("input[aria-label=Value]").GetAttribute("value"));
    }

    [Fact]
    public async Task Address_OfANewSegment_BeginsWithThatOfTheFilterBar()
    {
        var page = Open<SavedPage>($"segment=rfm:champions&{SavedPage.New}");

        page.WaitForState(() => page.FindAll("form").Count == 1);
        // That name stands for the RFM segment itself.
        Assert.Equal("", page.Find("#saved-name").GetAttribute("value") ?? "");
        await DoAsync(page, () => page.Find("#saved-name").Change("Champions then"));
        await DoAsync(page, () => page.Find("input[type=checkbox]").Change(true));
        await DoAsync(page, () => page.Find("form").Submit());

        page.WaitForState(() => page.FindAll(".saved-card").Count == 1 && page.FindAll("form").Count == 0);
        var saved = (await FoundAsync("Champions then"))!;
        Assert.True(saved.Listed > 0);
        Assert.Contains("When it was frozen: RFM segment “Champions”", page.Find(".saved-card").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_OfANewSegment_SuggestsNoNameThatStandsForAnother()
    {
        var page = Open<SavedPage>($"segment=rfm:at-risk&{SavedPage.New}");

        page.WaitForState(() => page.FindAll("form").Count == 1);
        Assert.Equal("", page.Find("#saved-name").GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("at RISK ")]
    [InlineData("champions")]
    public async Task Save_UnderTheNameOfARfmSegment_IsRefusedAtTheName(string name)
    {
        var page = Open<SavedPage>($"segment=rfm:at-risk&{SavedPage.New}");
        page.WaitForState(() => page.FindAll("form").Count == 1);

        await DoAsync(page, () => page.Find("#saved-name").Change(name));
        await DoAsync(page, () => page.Find("form").Submit());

        page.WaitForState(() => page.Markup.Contains("it stands for a segment that is always there", StringComparison.Ordinal));
        Assert.Equal("true", page.Find("#saved-name").GetAttribute("aria-invalid"));
        Assert.Null(await FoundAsync(name.Trim()));
    }

    [Fact]
    public async Task Address_OfANewSegment_DoesNotLeadWhoMayNotSaveIntoAForm()
    {
        await SaveAsync("Big", Spent(10));
        Sitter.Become(Role.Marketing);

        var page = Open<SavedPage>(SavedPage.New);

        page.WaitForElement(".saved-card");
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task Edit_Conditions_ShowsThemCountsAndSaves()
    {
        await SaveAsync("Big", Spent(3001));
        var page = await CardAsync();

        await PressAsync(page, "Edit Big");
        Assert.Equal("3001", page.Find("input[aria-label=Value]").GetAttribute("value"));
        page.WaitForState(() => page.FindAll(".saved-preview strong").Count == 1);
        await DoAsync(page, () => page.Find("input[aria-label=Value]").Change("3500"));
        page.WaitForState(() => page.FindAll(".saved-preview strong").Any(count => count.TextContent == "6 of 40 customers (15.0%)."));
        await DoAsync(page, () => page.Find("#saved-name").Change("Bigger"));
        await DoAsync(page, () => page.Find("#saved-note").Change("for the letter"));
        await DoAsync(page, () => page.Find("form").Submit());

        page.WaitForState(() => page.FindAll("form").Count == 0);
        var saved = (await FoundAsync("Bigger"))!;
        Assert.Equal(("for the letter", 2, SegmentJson.Write(Spent(3500))), (saved.Note, saved.Revision, SegmentJson.Write(saved.Definition!)));
        Assert.Contains("Spend after returns at least £3,500.00", page.Find(".saved-card").TextContent, StringComparison.Ordinal);
        Assert.Contains("changed by administrator@example.com", page.Find(".saved-card").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_ASegmentOfAnotherKind_OffersNameAndNoteOnly()
    {
        await SaveAsync("Kept", new ListSegmentDefinition(["C01"]));
        var page = await CardAsync();

        await PressAsync(page, "Edit Kept");
        Assert.Empty(page.FindAll(".saved-condition, .saved-preview, input[type=checkbox]"));
        await DoAsync(page, () => page.Find("#saved-name").Change("Kept well"));
        await DoAsync(page, () => page.Find("form").Submit());

        page.WaitForState(() => page.FindAll("form").Count == 0);
        Assert.Equal(1, (await FoundAsync("Kept well"))!.Listed);
    }

    [Fact]
    public async Task Edit_ChangedMeanwhileBySomebody_SaysByWhomAndKeepsWhatWasWritten()
    {
        var known = await SaveAsync("Big", Spent(3001));
        var page = await CardAsync();
        await PressAsync(page, "Edit Big");
        await DoAsync(page, () => page.Find("#saved-note").Change("mine"));
        await Segments.UpdateAsync(Somebody(Role.Analyst), known, "Big", "theirs", Spent(500));

        await DoAsync(page, () => page.Find("form").Submit());

        var problem = page.WaitForElement(".problem");
        Assert.Contains("“Big” was changed meanwhile by analyst@example.com", problem.TextContent, StringComparison.Ordinal);
        Assert.Equal("mine", page.Find("#saved-note").GetAttribute("value"));
        Assert.Equal("theirs", (await FoundAsync("Big"))!.Note);

        await PressAsync(page, "Save mine in its place");
        page.WaitForState(() => page.FindAll("form").Count == 0);
        Assert.Equal(("mine", SegmentJson.Write(Spent(3001))), ((await FoundAsync("Big"))!.Note, SegmentJson.Write((await FoundAsync("Big"))!.Definition!)));
    }

    [Fact]
    public async Task Edit_ChangedMeanwhile_CanShowWhatIsSavedNow()
    {
        var known = await SaveAsync("Big", Spent(3001));
        var page = await CardAsync();
        await PressAsync(page, "Edit Big");
        await DoAsync(page, () => page.Find("#saved-note").Change("mine"));
        await Segments.UpdateAsync(Somebody(Role.Analyst), known, "Big", "theirs", Spent(500));
        await DoAsync(page, () => page.Find("form").Submit());
        page.WaitForElement(".problem");

        await PressAsync(page, "Show what is saved now");

        Assert.Equal(("theirs", "500"), (page.Find("#saved-note").GetAttribute("value"), page.Find("input[aria-label=Value]").GetAttribute("value")));
        Assert.Empty(page.FindAll(".problem"));
    }

    [Fact]
    public async Task Edit_DeletedMeanwhile_IsToldAndGoesFromTheList()
    {
        var known = await SaveAsync("Big", Spent(3001));
        var page = await CardAsync();
        await PressAsync(page, "Edit Big");
        await Segments.DeleteAsync(Somebody(Role.Analyst), known);

        await DoAsync(page, () => page.Find("form").Submit());

        page.WaitForState(() => page.FindAll(".saved-card, form").Count == 0);
        Assert.Contains("There is no saved segment “Big”", Assert.Single(Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Freeze_Confirmed_KeepsThoseWhoBelongNow()
    {
        await SaveAsync("Big", Spent(3001));
        var page = await CardAsync();

        await PressAsync(page, "Freeze Big to those who belong to it now");
        Assert.Contains("The 10 customers", page.Find("[role=alertdialog]").TextContent, StringComparison.Ordinal);
        Assert.Null((await FoundAsync("Big"))!.Listed);
        await DoAsync(page, () => page.Find("[role=alertdialog] .button-danger").Click());

        page.WaitForState(() => page.FindAll("[role=alertdialog]").Count == 0);
        Assert.Equal(10, (await FoundAsync("Big"))!.Listed);
        Assert.Equal("frozen list", page.Find(".badge").TextContent);
        Assert.DoesNotContain(Buttons(page), name => name.StartsWith("Freeze", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delete_AsksFirst()
    {
        await SaveAsync("Big", Spent(3001));
        var page = await CardAsync();

        await PressAsync(page, "Delete Big");
        await PressAsync(page, "Cancel");
        Assert.Empty(page.FindAll("[role=alertdialog]"));
        Assert.NotNull(await FoundAsync("Big"));
        await PressAsync(page, "Delete Big");
        await DoAsync(page, () => page.Find("[role=alertdialog] .button-danger").Click());

        page.WaitForElement(".notice-empty");
        Assert.Null(await FoundAsync("Big"));
        Assert.Equal("Deleted: Big.", Assert.Single(Told));
    }

    [Fact]
    public async Task Delete_WhenNoLongerAllowed_IsRefusedByTheService()
    {
        await SaveAsync("Big", Spent(3001));
        var page = await CardAsync();
        await PressAsync(page, "Delete Big");
        Sitter.Become(Role.Marketing);

        await DoAsync(page, () => page.Find("[role=alertdialog] .button-danger").Click());

        page.WaitForElement("[role=alertdialog] .problem");
        Assert.NotNull(await FoundAsync("Big"));
    }

    private static string Fact(Page page, int card, string name) => string.Join(' ', page.FindAll(".saved-card")[card].QuerySelectorAll(".saved-facts > div")
        .Single(fact => fact.QuerySelector("dt")!.TextContent == name).QuerySelector("dd")!.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private async Task<Page> CardAsync()
    {
        var page = Open<SavedPage>();
        await page.WaitForElementAsync(".saved-card");
        return page;
    }

    private Task<SavedSegmentInfo> SaveAsync(string name, SegmentDefinition definition, string note = "") => Segments.SaveAsync(Somebody(Role.Administrator), Shop.Id, name, note, definition);

    private Task<SavedSegmentInfo?> FoundAsync(string name) => Segments.FindAsync(Shop.Id, name);
}
