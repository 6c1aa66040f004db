namespace TechMart.Dashboard.Charts;

/// <summary>Plotly reads a few HTML tags and entities in every text: what comes from data must not be read so.</summary>
internal static class PlotlyText
{
    public static string? Escape(string? text) => text?
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>At most so many characters, the last one an ellipsis where something was left out.</summary>
    public static string Shorten(string text, int length) =>
        text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1).TrimEnd(), "…");
}
