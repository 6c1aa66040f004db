namespace TechMart.Dashboard.Components.Controls;

/// <summary>A key figure, ready for the reader.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">With no more digits than matter.</param>
/// <param name="Exact">With all its digits.</param>
/// <param name="Facts">How it is computed.</param>
public sealed record Kpi(string Name, string Value, string Exact, FigureFacts Facts)
{
    /// <summary>Its change against the comparison; null where there is none.</summary>
    public KpiChange? Change { get; init; }

    /// <summary>An interval around it, for example <c>64.2–67.0 %</c>, named by its level; null where it is exact or none is sound.</summary>
    public string? Interval { get; init; }

    /// <summary>Its course over the period, oldest first; a missing value is a gap. Fewer than two draw nothing.</summary>
    public IReadOnlyList<double?> Course { get; init; } = [];

    /// <summary>The page that explains it; null where there is none.</summary>
    public string? Href { get; init; }
}

/// <summary>A change against a comparison, told by sign, arrow and word, never by colour alone.</summary>
/// <param name="Text">With its sign: <c>+8.2 %</c>.</param>
/// <param name="Word">"more", "less", "the same", for those who do not see the arrow.</param>
/// <param name="Against">The comparison in words: <c>vs. Nov 2010</c>.</param>
/// <param name="Direction">Above zero up, below down.</param>
/// <param name="Tone">Whether that is good.</param>
public sealed record KpiChange(string Text, string Word, string Against, int Direction, KpiTone Tone);

/// <summary>Whether a change is welcome.</summary>
public enum KpiTone
{
    /// <summary>Neither.</summary>
    Neutral,

    /// <summary>Welcome.</summary>
    Good,

    /// <summary>Unwelcome.</summary>
    Bad,
}
