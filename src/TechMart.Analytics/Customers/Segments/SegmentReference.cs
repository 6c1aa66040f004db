using TechMart.Analytics.Customers.Rfm;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>
/// Names a segment in addresses and on the command line: <c>rfm:at-risk</c> (usual scoring), <c>rfm:5-3</c> (one cell of its table), <c>define:{…}</c> (any live definition,
/// as JSON), <c>packed:…</c> (the same, compressed), else the name of a saved segment. Immutable; equal when the texts are.
/// </summary>
/// <remarks>
/// An RFM segment that says nothing of the sales it is computed from follows the period of whoever names it (<see cref="InPeriod"/>), so that "At risk" in the filter bar
/// holds those whom RFM of that period calls so. Saved segments, and all other definitions, do not.
/// </remarks>
public sealed record SegmentReference
{
    /// <summary>Longest text: with a filter beside it, an address stays below the 8 kB that servers take.</summary>
    public const int MostLetters = 5000;

    /// <summary>From this length on, definitions are packed: in an address every quote and bracket of JSON takes three letters.</summary>
    private const int PackedFrom = 1000;

    private const string RfmPrefix = "rfm:";
    private const string DefinitionPrefix = "define:";
    private const string PackedPrefix = "packed:";

    private SegmentReference(string text, SegmentDefinition? definition) => (Text, Definition) = (text, definition);

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The definition; null where a saved segment is meant by its name.</summary>
    public SegmentDefinition? Definition { get; }

    /// <summary>The name of the saved segment; null where the text is a definition.</summary>
    public string? SavedName => Definition is null ? Text : null;

    /// <summary>Whether members depend on the period of the filter that names the segment.</summary>
    public bool FollowsPeriod => Definition is RfmSegmentDefinition { Within: null };

    /// <summary>The text where it is a name; null where it is a definition.</summary>
    internal string? ShortText => Definition is null or RfmSegmentDefinition { ShortText: not null } ? Text : null;

    /// <summary>A saved segment.</summary>
    public static SegmentReference Saved(string name) => new(name, null);

    /// <summary>An RFM segment of the usual scoring.</summary>
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
        if (definition is RfmSegmentDefinition { ShortText: { } code })
        {
            return new SegmentReference(RfmPrefix + code, definition);
        }
        var json = SegmentJson.Write(definition);
        return new SegmentReference(json.Length < PackedFrom ? DefinitionPrefix + json : PackedPrefix + PackedText.Pack(json), definition);
    }

    /// <summary>Whether a saved segment may have this name: it must not read as something else.</summary>
    public static bool IsFreeName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return !new[] { RfmPrefix, DefinitionPrefix, PackedPrefix }.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
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
            throw new SegmentException(text.Length == 0 ? SegmentProblem.Unreadable : SegmentProblem.LinkTooLong, Shortened(text));
        }
        if (After(RfmPrefix) is { } code)
        {
            return Of(Checked(RfmSegmentDefinition.OfShortText(code.ToLowerInvariant())));
        }
        if (After(DefinitionPrefix) is { } json)
        {
            return Read(json);
        }
        if (After(PackedPrefix) is { } packed)
        {
            return Read(PackedText.Unpack(packed) ?? throw new SegmentException(SegmentProblem.Unreadable, Shortened(text)));
        }
        return SegmentCodes.All.FirstOrDefault(known => string.Equals(known, text, StringComparison.OrdinalIgnoreCase)) is { } segment ? Rfm(segment) : Saved(text);

        string? After(string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : null;
    }

    /// <summary>The segment that is meant by a filter of this period: one that follows the period gets it for good, any other stays as it is.</summary>
    /// <param name="from">First day, inclusive; null = from the start.</param>
    /// <param name="to">Last day, inclusive; null = to the end.</param>
    public SegmentReference InPeriod(DateOnly? from, DateOnly? to) =>
        FollowsPeriod ? Of(Definition! with { Within = new SegmentScope { From = from, To = to } }) : this;

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    /// <inheritdoc/>
    public bool Equals(SegmentReference? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static SegmentReference Read(string json)
    {
        var definition = SegmentJson.Read(json);
        return definition.IsLive ? Of(definition) : throw new SegmentException(SegmentProblem.Unreadable, Shortened(json));
    }

    private static string Shortened(string text) => text.Length > 80 ? text[..80] + "…" : text;

    private static RfmSegmentDefinition Checked(RfmSegmentDefinition definition)
    {
        definition.Check();
        return definition;
    }
}
