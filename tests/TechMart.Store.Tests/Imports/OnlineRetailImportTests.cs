using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Store.Accounts;
using TechMart.Store.Imports;
using TechMart.Store.Tests.Accounts;
using TechMart.Store.Tests.Databases;
using TechMart.Tests;

namespace TechMart.Store.Tests.Imports;

public sealed class OnlineRetailImportTests
{
    [ReferenceTheory, OnSqlite, OnPostgres]
    public async Task Import_OnlineRetail_AgreesWithTheReference(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Online Retail", "GBP", "Europe/London");
        var file = SourceFile.Open(ReferenceData.DataFile("online_retail.csv.gz"));
        var clean = new InspectionSettings { Cleaning = new CleaningRules { CustomersOnly = true, NoReturns = true } };
        var inspection = await FileInspector.InspectAsync(file, clean, new ReadLimits());

        var import = await store.Imports.RunAsync(new ImportRequest(dataset.Id, file, inspection, clean, People.Ada));

        Assert.Equal((541_909, 392_692), (import.Report!.RowsRead, import.Report.RowsAccepted));
        var overview = await store.Reports.OverviewAsync(dataset.Id, SalesFilter.All, new ComparisonChoice(ComparisonKind.None));
        var totals = overview.Result.Current.Totals;
        Assert.Equal((8_887_208.894m, 18_532, 4_338), (totals.Revenue, totals.Orders, totals.Customers));
        Assert.Equal((392_692, new DateOnly(2010, 12, 1), new DateOnly(2011, 12, 9)), (overview.Data.Dataset.Lines, overview.Data.Dataset.From, overview.Data.Dataset.To));
        await store.Imports.UndoAsync(import.Id, People.Ada);
        Assert.Equal(0, (await store.Tables.GetAsync(dataset.Id)).Table.Lines);
    }
}
