namespace TechMart.Import.Reading;

/// <summary>
/// Finds out in which encoding a text is written, by evidence over all bytes that it is fed:
/// byte order mark, zero bytes, strict UTF-8, and how plausible the letters are in each single-byte encoding.
/// </summary>
public sealed class EncodingDetector
{
    /// <summary>Takes the next bytes of the file (from its start, in order; any block size).</summary>
    public void Add(ReadOnlySpan<byte> bytes) => throw new NotImplementedException();

    /// <summary>What the bytes so far say.</summary>
    public EncodingEvidence Result => throw new NotImplementedException();
}

/// <summary>What is known about a file's encoding.</summary>
/// <param name="Encoding">The likeliest, a name as in <see cref="Dialect.Encoding"/>.</param>
/// <param name="Confidence">How sure, 0 to 1; 1 for plain ASCII and for a byte order mark.</param>
/// <param name="ByteOrderMark">Bytes of the byte order mark.</param>
/// <param name="RunnersUp">The other possible encodings, likelier first, with their confidence.</param>
public sealed record EncodingEvidence(
    string Encoding, double Confidence, int ByteOrderMark, IReadOnlyList<(string Encoding, double Confidence)> RunnersUp);
