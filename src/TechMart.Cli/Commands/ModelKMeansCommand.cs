using System.CommandLine;
using System.Globalization;
using TechMart.Analytics.Customers.Clustering;
using TechMart.Cli.Answers;
using TechMart.Cli.Options;
using TechMart.Import.Tables;

namespace TechMart.Cli.Commands;

/// <summary><c>model kmeans</c></summary>
internal static class ModelKMeansCommand
{
    private const int MostClusters = 1_000;
    private const int MostRepeats = 100_000;
    private static readonly (int Fewest, int Most) UsualClusters = (2, 10);

    public static Command Create(Session session)
    {
        var table = new TableOptions(session);
        var columns = session.Values("columns", "A,B", text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var clusters = session.Value<(int Fewest, int Most)?>("k", "N..M", text => ReadClusters(session, text));
        var log1p = session.Flag("log1p");
        var standardize = session.Flag("standardize");
        var restarts = session.Value<int?>("restarts", "N", text => (int)session.Positive(text, MostRepeats));
        var bootstrap = session.Value<int?>("bootstrap", "B", text => (int)session.Positive(text, MostRepeats));
        var seed = session.Value<int?>("seed", "N", text => (int)session.Positive(text, int.MaxValue));
        var assignments = session.Flag("assignments");
        var create = session.Command("model_kmeans", [.. table.All, columns, clusters, log1p, standardize, restarts, bootstrap, seed, assignments]);
        create.SetAction(async (command, cancellation) =>
        {
            var names = command.GetValue(columns)!;
            if (names.Length == 0)
            {
                throw new UsageException(session.Texts.Fill("Bad_Missing", ("option", columns.Name)));
            }
            var (fewest, most) = command.GetValue(clusters) ?? UsualClusters;
            var transform = new FeatureTransformOptions { Log1p = command.GetValue(log1p), Standardize = command.GetValue(standardize) };
            var search = new ClusterSearchOptions
            {
                Restarts = command.GetValue(restarts) ?? new ClusterSearchOptions().Restarts,
                Resamples = command.GetValue(bootstrap) ?? 0,
                Seed = command.GetValue(seed) ?? 1,
            };
            var rows = await table.ReadAsync(command, [.. names.Select(name => new PlainColumn(name))], cancellation).ConfigureAwait(false);
            if (rows.Rows < most)
            {
                throw new RefusedException(session.Texts.Fill("Cluster_FewerRows", ("rows", Number(rows.Rows)), ("k", Number(most))));
            }
            var matrix = Matrix(session, rows, names);
            var fit = await Task.Run(() => KMeansFit.Run(matrix, transform, search, fewest, most, session.Terminal.Clock, cancellation), cancellation).ConfigureAwait(false);
            session.Answer(command, KMeansAnswer.Of(fit, command.GetValue(assignments)), new RunInfo
            {
                Command = "model kmeans",
                DataVersion = rows.ContentHash,
                Options = new Dictionary<string, object?>
                {
                    ["source"] = table.File(command),
                    ["columns"] = names,
                    ["kFrom"] = fewest,
                    ["kTo"] = most,
                    ["log1p"] = transform.Log1p,
                    ["standardize"] = transform.Standardize,
                    ["restarts"] = search.Restarts,
                    ["bootstrap"] = search.Resamples,
                },
                Seed = (int)search.Seed,
                RowsUsed = rows.Rows,
                RowsLeftOut = 0,
            }, text => KMeansReport.Write(text, fit));
            return ExitCode.Done;

            string Number(int number) => number.ToString("N0", session.Terminal.Culture);
        });
        return create;
    }

    private static FeatureMatrix Matrix(Session session, PlainTable table, string[] names)
    {
        try
        {
            return FeatureMatrix.OfColumns([.. names.Select((_, column) => table.Numbers(column))], names);
        }
        catch (ClusteringException problem) when (problem is { Row: { } row, Column: { } column })
        {
            // The reader lets only finite numbers through.
            throw new RefusedException(
                session.Texts.Fill("Cluster_TooLarge", ("line", table.Line(row).ToString("N0", session.Terminal.Culture)), ("column", column)), problem);
        }
    }

    private static (int Fewest, int Most) ReadClusters(Session session, string text)
    {
        var ends = text.Split("..");
        return ends.Length <= 2 && Read(ends[0]) is { } fewest && Read(ends[^1]) is { } most && fewest <= most
            ? (fewest, most)
            : throw new UsageException(session.Texts.Fill("Bad_Clusters", ("value", text), ("most", MostClusters.ToString("N0", session.Terminal.Culture))));

        static int? Read(string end) =>
            int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostClusters ? number : null;
    }
}
