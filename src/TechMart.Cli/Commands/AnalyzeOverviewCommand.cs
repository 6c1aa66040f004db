using System.CommandLine;
using System.Text.Json.Nodes;
using TechMart.Analytics.Sales;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Cli.Options;
using TechMart.Import;

namespace TechMart.Cli.Commands;

/// <summary><c>analyze overview</c></summary>
internal static class AnalyzeOverviewCommand
{
    private const int MostProducts = 1_000_000;

    public static Command Create(Session session)
    {
        var source = new SourceOptions(session, storedCustomersOnly: true);
        var selection = new SelectionOptions(session);
        var top = session.Value<int?>("top", "N", text => (int)session.Positive(text, MostProducts));
        var create = session.Command("analyze_overview", [.. source.All, .. selection.All, top]);
        create.Validators.Add(source.Validate);
        create.SetAction(async (command, cancellation) =>
        {
            selection.Check(command);
            var products = command.GetValue(top) ?? 10;
            var comparison = selection.Comparison(command);
            SalesTable table;
            SalesFilter filter;
            Overview overview;
            ImportReport? report = null;
            JsonNode version;
            if (source.CsvFile(command) is { } path)
            {
                var file = await InputFile.OpenAsync(session, path, cancellation).ConfigureAwait(false);
                await using var deleting = file.ConfigureAwait(false);
                var inspection = await file.InspectAsync(source.Reading.Settings(command), cancellation).ConfigureAwait(false);
                (table, report) = await FileReading.LoadAsync(session, file, inspection, cancellation).ConfigureAwait(false);
                filter = selection.Filter(command, table, knownCustomersOnly: false);
                overview = await OverviewAnalysis.RunAsync(
                    new ColumnarSalesQueries(table), filter, comparison, table.FirstDay, table.LastDay, products, cancellation).ConfigureAwait(false);
                version = inspection.ContentHash;
            }
            else
            {
                var store = await session.OpenStoreAsync(command, cancellation).ConfigureAwait(false);
                await using var closing = store.ConfigureAwait(false);
                var dataset = await store.Datasets.ResolveAsync(source.DatasetName(command), cancellation).ConfigureAwait(false);
                table = (await store.Tables.GetAsync(dataset.Id, cancellation).ConfigureAwait(false)).Table;
                filter = selection.Filter(command, table, source.Reading.CustomersOnly(command));
                var result = await store.Reports.OverviewAsync(dataset.Id, filter, comparison, products, cancellation).ConfigureAwait(false);
                (overview, version) = (result.Result, result.Data.Dataset.Version);
            }
            if (overview.Current.Lines.Used == 0)
            {
                session.Warn(session.Texts["NoLines"]);
            }
            var answer = OverviewAnswer.Of(overview);
            var lost = report is null ? 0 : report.RowsRead - report.RowsAccepted;
            session.Answer(command, answer, new RunInfo
            {
                Command = "analyze overview",
                DataVersion = version,
                Filter = FilterInfo.Of(filter),
                Options = new Dictionary<string, object?>
                {
                    ["source"] = source.CsvFile(command) ?? source.DatasetName(command),
                    ["compare"] = comparison.Kind,
                    ["compareFrom"] = comparison.Kind == ComparisonKind.Custom ? comparison.From : null,
                    ["compareTo"] = comparison.Kind == ComparisonKind.Custom ? comparison.To : null,
                    ["asOf"] = selection.AsOf(command, table),
                    ["top"] = products,
                    ["cleaning"] = report?.Plan.Cleaning,
                },
                Seed = selection.Seed(command),
                RowsUsed = overview.Current.Lines.Used,
                RowsLeftOut = overview.Current.Lines.LeftOut + lost,
            }, answer.Report);
            return ExitCode.Done;
        });
        return create;
    }
}
