namespace TechMart.Import.Reading;

/// <summary>
/// Splits a stream of bytes into records and fields (RFC 4180, and leniently what real exports do), without making strings.
/// Works on the file's own bytes for encodings that contain ASCII; UTF-16 is transcoded to UTF-8 first.
/// </summary>
public sealed class RecordReader : IDisposable
{
    /// <summary>Reads from a stream (already decompressed) that is positioned at its start; the reader skips the byte order mark.</summary>
    public RecordReader(Stream stream, Dialect dialect, ReadLimits limits) => throw new NotImplementedException();

    /// <summary>Goes to the next record, the header included; false at the end. Empty lines are records with no fields.</summary>
    /// <exception cref="ImportException">The file is not readable any further: a NUL byte, a field or record beyond the limits, a quote that never closes.</exception>
    public bool Read() => throw new NotImplementedException();

    /// <summary>Number of the record's first line, counted from 1.</summary>
    public long LineNumber => throw new NotImplementedException();

    /// <summary>Bytes of the stream consumed so far (after decompression).</summary>
    public long BytesRead => throw new NotImplementedException();

    /// <summary>Number of fields of the record; 0 for an empty line.</summary>
    public int FieldCount => throw new NotImplementedException();

    /// <summary>A field's bytes without quotes, valid until the next <see cref="Read"/>; in UTF-8 where the file is UTF-16, else in the file's encoding.</summary>
    public ReadOnlySpan<byte> Field(int index) => throw new NotImplementedException();

    /// <summary>The record byte for byte without its line end, valid until the next <see cref="Read"/> (encoded as <see cref="Field"/> is).</summary>
    public ReadOnlySpan<byte> Raw => throw new NotImplementedException();

    /// <summary>The text of a field, decoded and not trimmed.</summary>
    public string Text(int index) => throw new NotImplementedException();

    /// <summary>Decodes bytes of <see cref="Field"/> or <see cref="Raw"/> into characters; returns how many.</summary>
    public int Decode(ReadOnlySpan<byte> bytes, Span<char> characters) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}

/// <summary>Bounds on what a file may hold, so that a hostile or broken one ends in a sentence and not in a full memory.</summary>
/// <param name="MaxRecordBytes">Most bytes of one record.</param>
/// <param name="MaxColumns">Most columns.</param>
/// <param name="MaxBytes">Most bytes after decompression.</param>
public sealed record ReadLimits(int MaxRecordBytes = 1 << 20, int MaxColumns = 512, long MaxBytes = 64L << 30);
