using System.CommandLine;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Cli.Options;
using TechMart.Wording;

namespace TechMart.Cli.Commands;

/// <summary><c>analyze clusters</c></summary>
internal static class AnalyzeClustersCommand
{
    public static Command Create(Session session)
    {
        var source = new SourceOptions(session, storedCustomersOnly: true);
        var selection = new SelectionOptions(session);
        var grouping = new Grouping(session);
        var customers = session.Flag("members");
        var create = session.Command("analyze_clusters", [.. source.All, .. selection.All, .. grouping.All, customers]);
        create.Validators.Add(source.Validate);
        create.SetAction(async (command, cancellation) =>
        {
            selection.Check(command);
            var options = grouping.Options(command, selection.AsOf(command), selection.Seed(command));
            var sales = await SalesSource.OpenAsync(session, command, source, selection, cancellation).ConfigureAwait(false);
            await using var closing = sales.ConfigureAwait(false);
            var clusters = await sales.AskAsync(
                queries => ClusterAnalysis.RunAsync(queries, sales.Filter, options, cancellation: cancellation),
                (reports, dataset) => reports.ClustersAsync(dataset, sales.Filter, options, cancellation: cancellation)).ConfigureAwait(false);
            var words = new ClusterWords(session.Terminal.Culture);
            foreach (var note in clusters.Notes)
            {
                session.Warn(words.Note(note));
            }
            session.Answer(command, ClusterAnswer.Of(clusters, words, command.GetValue(customers)), new RunInfo
            {
                Command = "analyze clusters",
                DataVersion = sales.Version,
                Filter = FilterInfo.Of(sales.Filter),
                Options = new Dictionary<string, object?>(
                [
                    new("source", source.CsvFile(command) ?? source.DatasetName(command)),
                    new("asOf", clusters.AsOf),
                    .. Grouping.Told(options),
                    new("cleaning", sales.Report?.Plan.Cleaning),
                ]),
                Seed = selection.Seed(command),
                RowsUsed = clusters.Lines.Used,
                RowsLeftOut = clusters.Lines.LeftOut + sales.RowsLost,
            }, text => ClusterReport.Write(text, clusters, words));
            return ExitCode.Done;
        });
        return create;
    }
}
