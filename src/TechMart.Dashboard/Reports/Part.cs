using TechMart.Dashboard.Components.Controls;

namespace TechMart.Dashboard.Reports;

/// <summary>A part of a page: its content and how that is computed, or a sentence that says what is missing.</summary>
/// <typeparam name="TContent">A chart or a table.</typeparam>
/// <param name="Title">What the part is about.</param>
/// <param name="Content">The content; null where something is missing.</param>
/// <param name="Facts">How the content is computed.</param>
/// <param name="Missing">What is missing, and what would mend it.</param>
public sealed record Part<TContent>(string Title, TContent? Content, FigureFacts? Facts, string? Missing)
    where TContent : class
{
    /// <summary>A part with content.</summary>
    public static implicit operator Part<TContent>((string Title, TContent Content, FigureFacts Facts) part) =>
        new(part.Title, part.Content, part.Facts, null);

    /// <summary>A part whose data are missing.</summary>
    public static implicit operator Part<TContent>((string Title, string Missing) part) => new(part.Title, null, null, part.Missing);
}
