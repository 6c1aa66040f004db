using TechMart.Dashboard.Components.Pages.Data;
using TechMart.Dashboard.Uploads;
using TechMart.Import;
using TechMart.Import.Inspection;
using TechMart.Store.Accounts;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.Sales;

namespace TechMart.Dashboard.Tests.Data;

public sealed class ImportDraftTests : IAsyncLifetime
{
    private const string Shop = """
        Customer_ID,Timestamp,Product_Category,Product_Price,Quantity,Total_Spent
        C1,2024-01-13 09:00:00,Toys,5.00,2,10.00
        C2,2024-01-14 10:00:00,Garden,2.50,1,2.50
        C1,2024-01-15 11:00:00,Garden,7.25,4,29.00
        C3,2024-01-16 11:00:00,Toys,many,1,4.00

        """;

    private static readonly Actor Bea = new("bea@example.com", Role.Administrator, "192.0.2.2", 2);

    private readonly ImportDeskFixture _desk = new();

    public Task InitializeAsync() => _desk.InitializeAsync();

    public Task DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Open_OwnLayout_NeedsNoDecision()
    {
        var draft = await _desk.OpenAsync(Shop, "my_shop.csv.gz");

        Assert.True(draft.CanImport);
        Assert.Null(draft.Target);
        Assert.Equal("my shop", draft.New.Name);
        Assert.False(draft.Remembered);
        Assert.Null(draft.SameFile);
    }

    [Fact]
    public async Task Open_NoTable_IsRefusedAsAProblem()
    {
        var upload = await _desk.UploadAsync("", "empty.csv");

        var refused = await Assert.ThrowsAsync<ImportException>(() => ImportDraft.OpenAsync(_desk.Get<ImportDesk>(), upload, Actor.Program, null, null, default));

        Assert.Equal(ProblemCode.EmptyFile, refused.Problem.Code);
    }

    [Fact]
    public async Task MixedDates_AreAskedFor_AndTheOthersRejectedByTheChosenFormat()
    {
        var draft = await _desk.OpenAsync("""
            customer,date,total
            A,25/12/2011,1.00
            B,26/12/2011,2.00
            C,2011-12-27,3.00

            """);
        var choices = DateChoices.For(draft.Inspection)!;
        Assert.False(draft.CanImport);
        Assert.True(choices.MustChoose);
        var british = choices.Choices.First(choice => choice.Readings.Any(reading => reading.Written == "25/12/2011"));

        await draft.ReviseAsync(draft.Settings with { DateFormat = british.Pattern }, default);
        await draft.CheckAsync(null, default);

        Assert.Equal(british.Pattern, DateChoices.For(draft.Inspection)!.Chosen);
        Assert.Equal((2, 1), (draft.Check!.RowsAccepted, draft.Check.RowsRejected));
        Assert.Equal("2011-12-27", draft.Check.Rejects[0].Value);
    }

    [Fact]
    public async Task DateFormat_ThatFitsNothing_IsAProblemBesideTheField()
    {
        var draft = await _desk.OpenAsync(Shop);

        await draft.ReviseAsync(draft.Settings with { DateFormat = "dd.MM.yy" }, default);

        Assert.False(draft.CanImport);
        Assert.Equal(ProblemCode.WrongDateFormat, Assert.Single(draft.Inspection.Problems.At(ProblemPlace.DateFormat)).Code);
    }

    [Fact]
    public async Task Check_ChangesNothing_AndTellsWhatTheImportThenDoes()
    {
        var draft = await _desk.OpenAsync(Shop);
        await draft.CheckAsync(null, default);
        var check = draft.Check!;
        Assert.Empty(await _desk.Get<DatasetStore>().ListAsync());

        var job = await _desk.ImportAsync(draft);

        var report = job.Import!.Report!;
        Assert.Equal((4, 3, 1), (check.RowsRead, check.RowsAccepted, check.RowsRejected));
        Assert.Equal(
            (check.RowsRead, check.RowsAccepted, check.RowsRejected, check.Duplicates, check.Removed, check.Revenue),
            (report.RowsRead, report.RowsAccepted, report.RowsRejected, report.Duplicates, report.Removed, report.Revenue));
        Assert.Equal(41.50m, report.Revenue);
    }

    [Fact]
    public async Task Import_Finished_DeletesTheUpload()
    {
        var upload = await _desk.UploadAsync(Shop);
        var draft = await ImportDraft.OpenAsync(_desk.Get<ImportDesk>(), upload, Actor.Program, null, null, default);

        var job = await _desk.ImportAsync(draft);

        Assert.Equal(ImportStage.Finished, job.Stage);
        Assert.Null(_desk.Get<UploadFolder>().Find(upload.Id, Actor.Program));
    }

    [Fact]
    public async Task Open_FileWithTheSameColumns_RemembersDataSetAndDecisions()
    {
        var first = await _desk.OpenAsync(Shop);
        var category = first.Inspection.Columns.Single(column => column.Role == ColumnRole.Category);
        await first.ReviseAsync(RoleChoices.Choose(first.Settings, category, ColumnRole.Region), default);
        await _desk.ImportAsync(first);

        var second = await _desk.OpenAsync(Shop.Replace("2024-01", "2024-02", StringComparison.Ordinal));

        Assert.True(second.Remembered);
        Assert.Equal("sales", second.Target?.Name);
        Assert.Equal(category.Name, Assert.Single(second.Inspection.Columns, column => column.Role == ColumnRole.Region).Name);
    }

    [Fact]
    public async Task Open_SameFileAgain_SaysSo_AndImportsOnlyWhenAllowed()
    {
        await _desk.ImportAsync(await _desk.OpenAsync(Shop));

        var again = await _desk.OpenAsync(Shop);
        Assert.NotNull(again.SameFile);
        var refused = await _desk.ImportAsync(again);
        Assert.Equal((ImportStage.Failed, ProblemCode.SameFile), (refused.Stage, refused.Problem?.Code));

        var allowed = await _desk.OpenAsync(Shop);
        var job = await _desk.ImportAsync(allowed, allowSameFile: true);
        Assert.Equal(ImportStage.Finished, job.Stage);
        Assert.Equal(3, job.Import!.Report!.Duplicates);
    }

    [Fact]
    public async Task Import_OfCustomersWithAttributes_JoinsThemToTheSales()
    {
        var sales = (await _desk.ImportAsync(await _desk.OpenAsync(Shop))).Import!;
        var customers = await _desk.OpenAsync("customer_id,gender,age\nC1,f,34\nC2,m,51\n", "people.csv");
        await customers.ChooseTargetAsync(sales.DatasetId, default);
        await customers.ReviseAsync(customers.Settings with { Kind = FileKind.Customers }, default);
        Assert.True(customers.CanImport);

        var job = await _desk.ImportAsync(customers);

        Assert.Equal((ImportStage.Finished, 2L), (job.Stage, job.Import?.Report?.RowsAccepted));
        using var csv = new MemoryStream();
        await _desk.Get<SalesLineExport>().WriteCsvAsync(Actor.Program, (await _desk.Get<DatasetStore>().FindAsync(sales.DatasetId))!, csv);
        var lines = System.Text.Encoding.UTF8.GetString(csv.ToArray()).Split('\n');
        Assert.EndsWith(",f,34", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",m,51", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revise_AgainBeforeTheFirstEnded_KeepsBothDecisions()
    {
        var draft = await _desk.OpenAsync(Shop);
        var (category, customer) = (draft.Inspection.Columns[2], draft.Inspection.Columns[0]);

        var first = draft.ReviseAsync(RoleChoices.Choose(draft.Settings, category, ColumnRole.Region), default);
        var second = draft.ReviseAsync(RoleChoices.Choose(draft.Settings, customer, ColumnRole.City), default);
        await Task.WhenAll(first, second);

        Assert.Equal((ColumnRole.City, ColumnRole.Region), (draft.Inspection.Columns[0].Role, draft.Inspection.Columns[2].Role));
    }

    [Fact]
    public async Task Retries_AfterAFailure_ImportTheSameUploadAgain()
    {
        await _desk.ImportAsync(await _desk.OpenAsync(Shop));
        var failed = await _desk.ImportAsync(await _desk.OpenAsync(Shop));
        var retries = _desk.Get<ImportRetries>();

        Assert.True(retries.CanRetry(failed.Id, Actor.Program));
        Assert.NotNull(retries.TryAgain(_desk.Get<ImportQueue>(), failed.Id, Actor.Program));
        Assert.False(retries.CanRetry(failed.Id, Actor.Program));
    }

    [Fact]
    public async Task Upload_OfAnotherPerson_IsNeitherOpenedNorImported()
    {
        var upload = await _desk.UploadAsync(Shop);
        var draft = await ImportDraft.OpenAsync(_desk.Get<ImportDesk>(), upload, Actor.Program, null, null, default);

        var opened = await Assert.ThrowsAsync<UploadException>(() => ImportDraft.OpenAsync(_desk.Get<ImportDesk>(), upload, Bea, null, null, default));
        var imported = await Assert.ThrowsAsync<UploadException>(() => draft.ImportAsync(Bea, allowSameFile: false, default));

        Assert.Equal((UploadProblem.NotYours, UploadProblem.NotYours), (opened.Problem, imported.Problem));
        Assert.Empty(await _desk.Get<DatasetStore>().ListAsync());
    }

    [Fact]
    public async Task Upload_ThatIsGone_IsNeitherImportedNorTriedAgain()
    {
        var upload = await _desk.UploadAsync(Shop);
        var draft = await ImportDraft.OpenAsync(_desk.Get<ImportDesk>(), upload, Actor.Program, null, null, default);
        _desk.Get<UploadFolder>().Remove(upload.Id);

        var imported = await Assert.ThrowsAsync<UploadException>(() => draft.ImportAsync(Actor.Program, allowSameFile: false, default));

        Assert.Equal(UploadProblem.Expired, imported.Problem);
        Assert.Empty(await _desk.Get<DatasetStore>().ListAsync());
        await _desk.ImportAsync(await _desk.OpenAsync(Shop));
        var again = await _desk.UploadAsync(Shop);
        var failed = await _desk.ImportAsync(await ImportDraft.OpenAsync(_desk.Get<ImportDesk>(), again, Actor.Program, null, null, default));
        Assert.True(_desk.Get<ImportRetries>().CanRetry(failed.Id, Actor.Program));
        _desk.Get<UploadFolder>().Remove(again.Id);
        Assert.False(_desk.Get<ImportRetries>().CanRetry(failed.Id, Actor.Program));
    }

    [Fact]
    public async Task Retries_OfAnotherPerson_AreNot()
    {
        await _desk.ImportAsync(await _desk.OpenAsync(Shop));
        var failed = await _desk.ImportAsync(await _desk.OpenAsync(Shop));
        var retries = _desk.Get<ImportRetries>();

        Assert.False(retries.CanRetry(failed.Id, Bea));
        Assert.Null(retries.TryAgain(_desk.Get<ImportQueue>(), failed.Id, Bea));
        Assert.True(retries.CanRetry(failed.Id, Actor.Program));
    }

    [Fact]
    public async Task Discard_DeletesTheUpload()
    {
        var upload = await _desk.UploadAsync(Shop);
        var draft = await ImportDraft.OpenAsync(_desk.Get<ImportDesk>(), upload, Actor.Program, null, null, default);

        draft.Discard();

        Assert.Null(_desk.Get<UploadFolder>().Find(upload.Id, Actor.Program));
    }

    [Fact]
    public async Task Export_ImportedAgain_GivesTheSameTotals()
    {
        var imported = (await _desk.ImportAsync(await _desk.OpenAsync(Shop))).Import!;
        using var csv = new MemoryStream();

        await _desk.Get<SalesLineExport>().WriteCsvAsync(Actor.Program, (await _desk.Get<DatasetStore>().FindAsync(imported.DatasetId))!, csv);

        var text = System.Text.Encoding.UTF8.GetString(csv.ToArray());
        Assert.StartsWith("customer,timestamp,order,product,productName,category,quantity,price,total\nC1,2024-01-13 09:00:00,,,,Toys,2,5,10\n", text, StringComparison.Ordinal);
        var copy = await _desk.OpenAsync(text, "copy.csv");
        await copy.ChooseTargetAsync(null, default);
        await copy.CheckAsync(null, default);
        Assert.Equal((3, 41.50m), (copy.Check!.RowsAccepted, copy.Check.Revenue));
    }
}
