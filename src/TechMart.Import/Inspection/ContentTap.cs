using System.Security.Cryptography;
using TechMart.Import.Reading;

namespace TechMart.Import.Inspection;

/// <summary>Passes a stream on and takes its hash and the evidence about its encoding on the way.</summary>
internal sealed class ContentTap(Stream content) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly EncodingDetector _encoding = new();

    public string Hash => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public EncodingEvidence Encoding => _encoding.Result;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var length = content.Read(buffer);
        _hash.AppendData(buffer[..length]);
        _encoding.Add(buffer[..length]);
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            content.Dispose();
        }
        base.Dispose(disposing);
    }
}
