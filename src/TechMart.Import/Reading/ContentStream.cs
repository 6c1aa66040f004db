using System.Globalization;
using System.Security.Cryptography;

namespace TechMart.Import.Reading;

/// <summary>
/// The decompressed content of a file, read once from start to end: counted, bounded, hashed on request,
/// and with damage reported as an <see cref="ImportException"/>.
/// </summary>
public sealed class ContentStream : Stream
{
    /// <summary>From this size on, content that was compressed more than <see cref="MaxRatio"/> times is taken for a zip bomb.</summary>
    private const long RatioCheckedFrom = 64L << 20;

    private const long MaxRatio = 400;

    private readonly Stream _inner;
    private readonly IDisposable? _owner;
    private readonly long _maxBytes;
    private readonly long _ratioLimit;
    private readonly IncrementalHash? _sha;
    private readonly Crc32 _crc = new();
    private string? _hash;
    private bool _ended;

    /// <summary>Wraps a stream, which is closed with this one.</summary>
    /// <param name="inner">The decompressed content.</param>
    /// <param name="maxBytes">Most bytes that it may have.</param>
    /// <param name="compressedBytes">Bytes before decompression; null where it is not compressed.</param>
    /// <param name="hash">Whether to compute <see cref="Hash"/>.</param>
    /// <param name="owner">Closed with this stream too.</param>
    internal ContentStream(Stream inner, long maxBytes, long? compressedBytes, bool hash = false, IDisposable? owner = null)
    {
        _inner = inner;
        _owner = owner;
        _maxBytes = maxBytes;
        _ratioLimit = compressedBytes is { } bytes ? Math.Max(RatioCheckedFrom, bytes * MaxRatio) : long.MaxValue;
        _sha = hash ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    }

    /// <summary>Tells by the content's length and checksum (CRC-32) whether it is what the archive says; null where it says nothing.</summary>
    internal Func<long, uint, bool>? IsWhole { get; init; }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>SHA-256 of the content in hexadecimal.</summary>
    /// <exception cref="InvalidOperationException">The content was not read to its end, or was not opened for hashing.</exception>
    public string Hash => _hash ?? throw new InvalidOperationException("The hash is known once the content is read to its end.");

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = _inner.Read(buffer);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Damaged(exception);
        }
        Account(buffer[..read], asked: buffer.Length);
        return read;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await _inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Damaged(exception);
        }
        Account(buffer.Span[..read], asked: buffer.Length);
        return read;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Whether an exception of a decompressor says that the archive is damaged or of a kind that cannot be unpacked.</summary>
    internal static bool IsDamage(Exception exception) =>
        exception is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException;

    /// <summary>The exception for a damaged archive.</summary>
    internal static ImportException Damaged(Exception? cause) => new(ImportProblem.Of(ProblemCode.DamagedArchive, blocking: true), cause);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
            _owner?.Dispose();
            _sha?.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Account(ReadOnlySpan<byte> bytes, int asked)
    {
        if (bytes.IsEmpty)
        {
            if (asked > 0 && !_ended)
            {
                _ended = true;
                End();
            }
            return;
        }
        BytesRead += bytes.Length;
        if (BytesRead > _maxBytes || BytesRead > _ratioLimit)
        {
            var limit = Math.Min(_maxBytes, _ratioLimit);
            throw new ImportException(ImportProblem.Of(ProblemCode.TooLarge, blocking: true, ("limit", limit.ToString(CultureInfo.InvariantCulture))));
        }
        _sha?.AppendData(bytes);
        if (IsWhole is not null)
        {
            _crc.Append(bytes);
        }
    }

    private void End()
    {
        if (IsWhole?.Invoke(BytesRead, _crc.Value) == false)
        {
            throw Damaged(cause: null);
        }
        _hash = _sha is null ? null : Convert.ToHexStringLower(_sha.GetHashAndReset());
    }
}
