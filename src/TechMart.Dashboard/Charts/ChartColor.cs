namespace TechMart.Dashboard.Charts;

/// <summary>
/// Colours by meaning. They are names of style variables, resolved in the browser, so that a chart follows the theme;
/// the palette starts from Okabe and Ito (safe for colour-blind readers) and is tuned for light and dark.
/// </summary>
public static class ChartColor
{
    /// <summary>How many categorical colours there are.</summary>
    public const int SeriesCount = 8;

    /// <summary>The period looked at.</summary>
    public const string Current = "var(--chart-1)";

    /// <summary>The period compared with.</summary>
    public const string Comparison = "var(--chart-comparison)";

    /// <summary>What is gathered from many small parts.</summary>
    public const string Rest = "var(--chart-rest)";

    /// <summary>What got better.</summary>
    public const string Good = "var(--good)";

    /// <summary>What got worse.</summary>
    public const string Bad = "var(--bad)";

    /// <summary>One hue from light to dark, for amounts.</summary>
    public static IReadOnlyList<object[]> Sequential { get; } =
        [[0, "var(--seq-0)"], [0.25, "var(--seq-1)"], [0.5, "var(--seq-2)"], [0.75, "var(--seq-3)"], [1, "var(--seq-4)"]];

    /// <summary>A colour that lets what lies below shine through, for what crosses other things.</summary>
    public static string Faint(string color) => $"{color} / 0.4";

    /// <summary>A categorical colour; after the last one they begin again.</summary>
    public static string Series(int index) => $"var(--chart-{(index % SeriesCount) + 1})";
}
