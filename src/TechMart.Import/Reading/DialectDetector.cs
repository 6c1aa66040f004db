namespace TechMart.Import.Reading;

/// <summary>Finds out how a file separates fields, whether it quotes them, and whether its first record names the columns.</summary>
public static class DialectDetector
{
    /// <summary>Looks at the start of a file.</summary>
    /// <param name="sample">The file's first bytes (some ten to hundred kilobytes), byte order mark included.</param>
    /// <param name="complete">Whether the sample is the whole file; else its last record may be cut off and is left out.</param>
    /// <param name="encoding">The file's encoding.</param>
    /// <param name="delimiter">The delimiter where a person chose it.</param>
    /// <param name="hasHeader">Whether there is a header where a person chose it.</param>
    public static DialectEvidence Detect(
        ReadOnlySpan<byte> sample, bool complete, EncodingEvidence encoding, char? delimiter = null, bool? hasHeader = null) => throw new NotImplementedException();
}

/// <summary>The dialect found and how sure it is.</summary>
/// <param name="Dialect">The dialect.</param>
/// <param name="DelimiterConfidence">How sure the delimiter is, 0 to 1.</param>
/// <param name="HeaderConfidence">How sure it is that there is, or is not, a header, 0 to 1.</param>
public sealed record DialectEvidence(Dialect Dialect, double DelimiterConfidence, double HeaderConfidence);
