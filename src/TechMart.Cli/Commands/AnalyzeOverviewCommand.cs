using System.CommandLine;
using TechMart.Analytics.Sales;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Cli.Options;

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
            var sales = await SalesSource.OpenAsync(session, command, source, selection, cancellation).ConfigureAwait(false);
            await using var closing = sales.ConfigureAwait(false);
            var overview = await sales.AskAsync(
                queries => OverviewAnalysis.RunAsync(
                    queries, sales.Filter, comparison, sales.Table.FirstDay, sales.Table.LastDay, products, cancellation),
                (reports, dataset) => reports.OverviewAsync(dataset, sales.Filter, comparison, products, cancellation)).ConfigureAwait(false);
            if (overview.Current.Lines.Used == 0)
            {
                session.Warn(session.Texts["NoLines"]);
            }
            var answer = OverviewAnswer.Of(overview);
            session.Answer(command, answer, new RunInfo
            {
                Command = "analyze overview",
                DataVersion = sales.Version,
                Filter = FilterInfo.Of(sales.Filter),
                Options = new Dictionary<string, object?>
                {
                    ["source"] = source.CsvFile(command) ?? source.DatasetName(command),
                    ["compare"] = comparison.Kind,
                    ["compareFrom"] = comparison.Kind == ComparisonKind.Custom ? comparison.From : null,
                    ["compareTo"] = comparison.Kind == ComparisonKind.Custom ? comparison.To : null,
                    ["asOf"] = await sales.AsOfAsync(selection.AsOf(command), cancellation).ConfigureAwait(false),
                    ["top"] = products,
                    ["cleaning"] = sales.Report?.Plan.Cleaning,
                },
                Seed = selection.Seed(command),
                RowsUsed = overview.Current.Lines.Used,
                RowsLeftOut = overview.Current.Lines.LeftOut + sales.RowsLost,
            }, answer.Report);
            return ExitCode.Done;
        });
        return create;
    }
}
