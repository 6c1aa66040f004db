using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Components.Pages.Data;
using TechMart.Dashboard.Tests.Components;
using TechMart.Dashboard.Uploads;
using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Store.Accounts;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;

namespace TechMart.Dashboard.Tests.Data;

public sealed class DataPageTests : ComponentTest, IAsyncLifetime
{
    private const string Shop = """
        Customer_ID,Timestamp,Product_Category,Product_Price,Quantity,Total_Spent
        C1,2024-01-13 09:00:00,Toys,5.00,2,10.00
        C2,2024-01-14 10:00:00,Garden,2.50,1,2.50
        C3,2024-01-16 11:00:00,Toys,many,1,4.00

        """;

    private readonly ImportDeskFixture _desk = new();

    public DataPageTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");

    public async Task InitializeAsync()
    {
        await _desk.InitializeAsync();
        Services.AddSingleton(_desk.Get<DatasetStore>());
        Services.AddSingleton(_desk.Get<ImportStore>());
        Services.AddSingleton(_desk.Get<ImportQueue>());
        Services.AddSingleton(_desk.Get<ImportRetries>());
        Services.AddSingleton(_desk.Get<ImportDesk>());
        Services.AddSingleton(_desk.Get<DemoImport>());
        Services.AddSingleton(_desk.Get<UploadFolder>());
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Fact]
    public void Page_OnAnEmptyStore_OffersUploadAndDemo()
    {
        var page = Render<DataPage>();

        page.WaitForElement("#demo-title");
        Assert.NotNull(page.Find("input[type=file]"));
        Assert.Empty(page.FindAll("#imports-title"));
    }

    [Fact]
    public async Task Page_WithAnImport_ListsItAndItsDataSet()
    {
        await _desk.ImportAsync(await _desk.OpenAsync(Shop));

        var page = Render<DataPage>();

        page.WaitForElement("#datasets-title");
        Assert.Contains("sales.csv", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a[href='/downloads/datasets/1/lines.csv']"));
        Assert.Empty(page.FindAll("#demo-title"));
    }

    [Fact]
    public async Task Page_UndoConfirmed_TakesTheImportBack()
    {
        await _desk.ImportAsync(await _desk.OpenAsync(Shop));
        var page = Render<DataPage>();

        page.WaitForElement("button[aria-label='Undo the import of sales.csv']").Click();
        Assert.Equal(ImportState.Finished, (await _desk.Get<ImportStore>().FindAsync(1))!.State);
        page.WaitForElement(".question .button-primary").Click();

        page.WaitForState(() => page.FindAll(".question").Count == 0);
        Assert.Equal(ImportState.Undone, (await _desk.Get<ImportStore>().FindAsync(1))!.State);
    }

    [Fact]
    public async Task Page_UndoConfirmedAfterTheRoleChanged_IsRefusedInWords()
    {
        await _desk.ImportAsync(await _desk.OpenAsync(Shop));
        var page = Render<DataPage>();
        page.WaitForElement("button[aria-label='Undo the import of sales.csv']").Click();

        Sitter.Become(Role.Marketing);
        page.WaitForElement(".question .button-primary").Click();

        Assert.StartsWith("Your role does not include this.", page.WaitForElement(".question [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(ImportState.Finished, (await _desk.Get<ImportStore>().FindAsync(1))!.State);
    }

    [Fact]
    public async Task UploadPanel_ToldTheIdOfAnothersUpload_DoesNotTakeIt()
    {
        var foreign = await _desk.UploadAsync(Shop);
        Upload? arrived = null;
        var panel = Render<UploadPanel>(parameters => parameters.Add(component => component.Arrived, upload => arrived = upload));

        await panel.InvokeAsync(() => panel.Instance.FinishAsync(foreign.Id));

        Assert.Null(arrived);
        Assert.NotNull(panel.Find("[role=alert]"));
        Assert.NotNull(_desk.Get<UploadFolder>().Find(foreign.Id, Actor.Program));
    }

    [Fact]
    public async Task UploadPanel_ToldTheIdOfOnesOwnUpload_TakesIt()
    {
        var actor = await Services.GetRequiredService<CurrentActor>().GetAsync();
        var own = await _desk.Get<UploadFolder>().TakeAsync(actor, "sales.csv", new MemoryStream([1]), 1, default);
        Upload? arrived = null;
        var panel = Render<UploadPanel>(parameters => parameters.Add(component => component.Arrived, upload => arrived = upload));

        await panel.InvokeAsync(() => panel.Instance.FinishAsync(own.Id));

        Assert.Equal(own, arrived);
    }

    [Fact]
    public async Task ImportPage_OfAFinishedImport_ShowsBucketsThatAddUpAndRejectedRows()
    {
        await _desk.ImportAsync(await _desk.OpenAsync(Shop));

        var page = Render<ImportPage>(parameters => parameters.Add(component => component.Id, 1));

        page.WaitForElement(".buckets");
        Assert.Equal("3 rows read", page.Find("h3").TextContent);
        Assert.Equal(["2", "1", "0", "0"], page.FindAll(".buckets strong").Select(figure => figure.TextContent));
        Assert.NotNull(page.Find("a[href='/downloads/imports/1/rejects.csv']"));
        Assert.Contains("many", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void ImportPage_OfAnUnknownImport_SaysSo()
    {
        var page = Render<ImportPage>(parameters => parameters.Add(component => component.Id, 99));

        page.WaitForElement(".message-mild");
    }

    [Fact]
    public async Task DraftPanel_AnotherRole_ChangesThePlan()
    {
        var draft = await _desk.OpenAsync(Shop);
        var panel = Render<DraftPanel>(parameters => parameters.Add(component => component.Draft, draft));

        panel.Find("select[aria-label='Meaning of column Product_Category']").Change("Region");

        panel.WaitForState(() => draft.Inspection.Columns[2].Role == Import.Inspection.ColumnRole.Region);
        panel.WaitForState(() => panel.Find(".mapping thead").TextContent.Contains("chosen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DraftPanel_WithoutACustomer_SaysWhatIsMissingAndDoesNotImport()
    {
        var draft = await _desk.OpenAsync(Shop);
        var panel = Render<DraftPanel>(parameters => parameters.Add(component => component.Draft, draft));

        panel.Find("select[aria-label='Meaning of column Customer_ID']").Change("None");

        panel.WaitForElement("#mapping-problems .message-bad");
        panel.WaitForState(() => panel.Find(".draft > .button-row .button-primary").HasAttribute("disabled"));
    }

    [Fact]
    public async Task DraftPanel_CleaningChanged_IsPartOfThePlan()
    {
        var draft = await _desk.OpenAsync(Shop);
        var panel = Render<DraftPanel>(parameters => parameters.Add(component => component.Draft, draft));

        panel.FindAll(".rungs input")[0].Change(true);

        panel.WaitForState(() => draft.Inspection.Plan.Cleaning.CustomersOnly);
    }

    [Fact]
    public async Task DatasetsPanel_Delete_NeedsTheNameWritten()
    {
        await _desk.ImportAsync(await _desk.OpenAsync(Shop));
        var page = Render<DataPage>();
        page.WaitForElement("button[aria-label='Delete sales']").Click();

        Assert.True(page.WaitForElement(".button-danger").HasAttribute("disabled"));
        page.Find("#delete-name").Input("sales");
        page.WaitForState(() => !page.Find(".button-danger").HasAttribute("disabled"));
        page.Find("form.message-bad").Submit();

        page.WaitForState(() => page.FindAll("form.message-bad").Count == 0);
        Assert.Empty(await _desk.Get<DatasetStore>().ListAsync());
    }

    [Fact]
    public void JobsPanel_OfAFailedJob_SaysWhyAndOffersToTryAgain()
    {
        var job = new ImportJob(
            Guid.NewGuid(), 1, "sales.csv", "web", ImportStage.Failed, default, default, null, null, ImportProblem.Of(ProblemCode.StoreUnavailable, true));

        var panel = Render<JobsPanel>(parameters => parameters.Add(component => component.Jobs, [new JobView(job)]).Add(component => component.CanRetry, id => id == job.Id));

        Assert.Contains("disk is full", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Try again", panel.Find("button").TextContent);
    }

    [Fact]
    public void QualityReport_OfADryRun_OffersNoDownload()
    {
        var report = Inspections.Report(2, 1, 1, 0, 0) with { Rejects = [new RejectedRow(3, "Total", "x", RejectReason.BadNumber, [])] };

        var shown = Render<QualityReport>(parameters => parameters.Add(component => component.Report, report));

        Assert.Empty(shown.FindAll("a[download]"));
        Assert.Contains("Write digits", shown.Markup, StringComparison.Ordinal);
    }
}
