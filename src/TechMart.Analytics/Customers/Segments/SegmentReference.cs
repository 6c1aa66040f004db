using TechMart.Analytics.Customers.Rfm;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>
/// Names a segment in addresses and on the command line: <c>rfm:at-risk</c> (default scoring over the whole data), <c>rfm:5-3</c> (one cell of its
/// table), <c>define:{…}</c> (any live definition, as JSON), else the name of a saved segment. Immutable; equal when the texts are.
/// </summary>
public sealed record SegmentReference
{
    /// <summary>Longest text.</summary>
    public const int MostLetters = 4000;

    private const string RfmPrefix = "rfm:";
    private const string DefinitionPrefix = "define:";

    private SegmentReference(string text, SegmentDefinition? definition) => (Text, Definition) = (text, definition);

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The definition; null where a saved segment is meant by its name.</summary>
    public SegmentDefinition? Definition { get; }

    /// <summary>The name of the saved segment; null where the text is a definition.</summary>
    public string? SavedName => Definition is null ? Text : null;

    /// <summary>A saved segment.</summary>
    public static SegmentReference Saved(string name) => new(name, null);

    /// <summary>An RFM segment of the usual scoring over the whole data.</summary>
    public static SegmentReference Rfm(string segment) => Of(new RfmSegmentDefinition { Segment = segment });

    /// <summary>A definition.</summary>
    /// <exception cref="ArgumentException">It is a frozen list, which is too long for an address.</exception>
    public static SegmentReference Of(SegmentDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (!definition.IsLive)
        {
            throw new ArgumentException("A frozen list has to be saved before it can be named.", nameof(definition));
        }
        return definition is RfmSegmentDefinition { ShortText: { } code }
            ? new SegmentReference(RfmPrefix + code, definition)
            : new SegmentReference(DefinitionPrefix + SegmentJson.Write(definition), definition);
    }

    /// <summary>Whether a saved segment may have this name: it must not read as something else.</summary>
    public static bool IsFreeName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return !name.StartsWith(RfmPrefix, StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith(DefinitionPrefix, StringComparison.OrdinalIgnoreCase)
            && !SegmentCodes.All.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads what <see cref="Text"/> says.</summary>
    /// <exception cref="SegmentException">It is no segment that can be computed.</exception>
    public static SegmentReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (text.Length is 0 or > MostLetters)
        {
            throw new SegmentException(SegmentProblem.Unreadable, text.Length == 0 ? text : text[..80] + "…");
        }
        if (text.StartsWith(RfmPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return Of(Checked(RfmSegmentDefinition.OfShortText(text[RfmPrefix.Length..].ToLowerInvariant())));
        }
        if (!text.StartsWith(DefinitionPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return Saved(text);
        }
        var definition = SegmentJson.Read(text[DefinitionPrefix.Length..]);
        return definition.IsLive ? Of(definition) : throw new SegmentException(SegmentProblem.Unreadable, text);
    }

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    /// <inheritdoc/>
    public bool Equals(SegmentReference? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static RfmSegmentDefinition Checked(RfmSegmentDefinition definition)
    {
        definition.Check();
        return definition;
    }
}
