using TechMart.Store.Imports;
using TechMart.Wording;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>An import on its way, ready to be drawn.</summary>
public sealed class JobView(ImportJob job)
{
    /// <summary>The job.</summary>
    public ImportJob Job { get; } = job;

    /// <summary>Whether it waits or runs, so that it can be cancelled.</summary>
    public bool IsUnderWay => Job.Stage is ImportStage.Waiting or ImportStage.Importing;

    /// <summary>The share of rows that is read, 0 to 1; null while it is unknown.</summary>
    public double? Share => Job.Stage == ImportStage.Importing && Job.Progress.TotalRows > 0
        ? Math.Clamp((double)Job.Progress.Rows / Job.Progress.TotalRows, 0, 1)
        : null;

    /// <summary>Rows per second since it began to run; null while it is unknown.</summary>
    public double? RowsPerSecond => Job.Stage == ImportStage.Importing && Job.Elapsed > TimeSpan.Zero && Job.Progress.Rows > 0
        ? Job.Progress.Rows / Job.Elapsed.TotalSeconds
        : null;

    /// <summary>A time span in the largest unit that fits: "about 3 minutes".</summary>
    public static string Say(TimeSpan span, Texts texts) => span switch
    {
        { TotalSeconds: < 1.5 } => texts["Duration_Moment"],
        { TotalSeconds: < 90 } => Count("Duration_Seconds", span.TotalSeconds, texts),
        { TotalMinutes: < 90 } => Count("Duration_Minutes", span.TotalMinutes, texts),
        _ => Count("Duration_Hours", span.TotalHours, texts),
    };

    private static string Count(string key, double value, Texts texts)
    {
        var rounded = (long)Math.Round(value);
        return texts.Count(key, rounded, ("count", rounded.ToString("N0", texts.Culture)));
    }
}
