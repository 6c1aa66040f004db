using System.CommandLine;
using System.Globalization;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Cli.Options;
using TechMart.Wording;

namespace TechMart.Cli.Commands;

/// <summary><c>analyze consumption</c></summary>
internal static class AnalyzeConsumptionCommand
{
    private const int MostOrders = 1_000;

    public static Command Create(Session session)
    {
        var source = new SourceOptions(session, storedCustomersOnly: true);
        var selection = new SelectionOptions(session);
        var profiles = session.Value<(int Fewest, int Most)?>("k", "N..M", text => ReadProfiles(session, text));
        var leastOrders = session.Value<int?>("least-orders", "N", text => (int)session.Positive(text, MostOrders));
        var groups = session.Flag("groups");
        var customers = session.Flag("members");
        var create = session.Command("analyze_consumption", [.. source.All, .. selection.All, profiles, leastOrders, groups, customers]);
        create.Validators.Add(source.Validate);
        create.SetAction(async (command, cancellation) =>
        {
            selection.Check(command);
            var usual = new ConsumptionOptions();
            var (fewest, most) = command.GetValue(profiles) ?? (usual.Fewest, usual.Most);
            var options = usual with
            {
                Fewest = fewest,
                Most = most,
                Profiles = fewest == most ? fewest : null,
                LeastOrders = command.GetValue(leastOrders) ?? usual.LeastOrders,
                Basis = command.GetValue(groups) ? ConsumptionBasis.ProductGroups : null,
                Seed = selection.Seed(command),
            };
            var sales = await SalesSource.OpenAsync(session, command, source, selection, cancellation).ConfigureAwait(false);
            await using var closing = sales.ConfigureAwait(false);
            var result = await sales.AskAsync(
                queries => ConsumptionAnalysis.RunAsync(queries, sales.Filter, options, cancellation: cancellation),
                (reports, dataset) => reports.ConsumptionAsync(dataset, sales.Filter, options, cancellation: cancellation)).ConfigureAwait(false);
            var words = new ConsumptionWords(session.Terminal.Culture);
            foreach (var note in result.Notes)
            {
                session.Warn(words.Note(note, result.Basis));
            }
            session.Answer(command, ConsumptionAnswer.Of(result, words, command.GetValue(customers)), new RunInfo
            {
                Command = "analyze consumption",
                DataVersion = sales.Version,
                Filter = FilterInfo.Of(sales.Filter),
                Options = new Dictionary<string, object?>(
                [
                    new("source", source.CsvFile(command) ?? source.DatasetName(command)),
                    new("kFrom", options.Fewest),
                    new("kTo", options.Most),
                    new("leastOrders", options.LeastOrders),
                    new("basis", result.Basis),
                    new("groupsRevision", result.Groups?.Revision),
                    new("scale", options.Scale),
                    new("restarts", options.Restarts),
                    new("bootstrap", options.Resamples),
                    new("cleaning", sales.Report?.Plan.Cleaning),
                ]),
                Seed = selection.Seed(command),
                RowsUsed = result.Lines.Used,
                RowsLeftOut = result.Lines.LeftOut + sales.RowsLost,
            }, text => ConsumptionReport.Write(text, result, words));
            return ExitCode.Done;
        });
        return create;
    }

    private static (int Fewest, int Most)? ReadProfiles(Session session, string text)
    {
        var ends = text.Split("..");
        return ends.Length <= 2 && Read(ends[0], ConsumptionOptions.MostProfiles) is >= 2 and var fewest && Read(ends[^1], ConsumptionOptions.MostProfiles) is { } most && fewest <= most
            ? (fewest, most)
            : throw new UsageException(session.Texts.Fill("Bad_CustomerClusters", ("value", text), ("most", ConsumptionOptions.MostProfiles.ToString("N0", session.Terminal.Culture))));
    }

    private static int? Read(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
}
