using System.Diagnostics.Metrics;
using TechMart.Import;

namespace TechMart.Store;

/// <summary>What the store counts and measures, for whoever listens to the meter.</summary>
public static class StoreMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string Meter = "TechMart";

    private static readonly Meter Instruments = new(Meter);

    private static readonly Counter<long> Imports = Instruments.CreateCounter<long>(
        "techmart.imports", "{import}", "Imports, by outcome");

    private static readonly Counter<long> Rows = Instruments.CreateCounter<long>(
        "techmart.import.rows", "{row}", "Rows of finished imports, by what became of them");

    private static readonly Histogram<double> Analyses = Instruments.CreateHistogram<double>(
        "techmart.analysis.duration", "s", "Time until an analysis had its result, by analysis and by whether it was computed or remembered");

    internal static void Imported(ImportReport report)
    {
        Imports.Add(1, new KeyValuePair<string, object?>("outcome", "finished"));
        Rows.Add(report.RowsAccepted, Fate("accepted"));
        Rows.Add(report.RowsRejected, Fate("rejected"));
        Rows.Add(report.Duplicates, Fate("duplicate"));
        Rows.Add(report.Removed, Fate("removed"));
    }

    internal static void ImportFailed() => Imports.Add(1, new KeyValuePair<string, object?>("outcome", "failed"));

    /// <param name="analysis">Which one, without its options: a name of few.</param>
    /// <param name="time">How long it took.</param>
    /// <param name="isComputed">False where the result was there, or on its way for somebody else.</param>
    internal static void Analysed(string analysis, TimeSpan time, bool isComputed) => Analyses.Record(
        time.TotalSeconds,
        new KeyValuePair<string, object?>("analysis", analysis),
        new KeyValuePair<string, object?>("result", isComputed ? "computed" : "remembered"));

    private static KeyValuePair<string, object?> Fate(string fate) => new("fate", fate);
}
