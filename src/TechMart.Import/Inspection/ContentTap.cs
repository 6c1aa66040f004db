using TechMart.Import.Reading;

namespace TechMart.Import.Inspection;

/// <summary>Passes a file's content on and takes the evidence about its encoding on the way.</summary>
internal sealed class ContentTap(ContentStream content) : Stream
{
    private readonly EncodingDetector _encoding = new();

    public string Hash => content.Hash;

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
            content.Dispose();
        }
        base.Dispose(disposing);
    }
}
