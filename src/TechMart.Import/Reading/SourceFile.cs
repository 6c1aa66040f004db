using System.IO.Compression;

namespace TechMart.Import.Reading;

/// <summary>
/// A file to import, as it lies on disk: plain, gzip, or a zip with one table in it. Recognised by its content, not its name;
/// what is no delimited text (a spreadsheet, an image, a nested archive) is refused in words.
/// </summary>
public sealed class SourceFile
{
    /// <summary>Most bytes that are looked at before a file is taken for text.</summary>
    private const int HeadBytes = 64 * 1024;

    private const string Plain = "plain";
    private const string Gzip = "gzip";
    private const string Zip = "zip";

    /// <summary>Name of the table inside a zip.</summary>
    private readonly string? _entry;

    private SourceFile(string path, string displayName, long bytes, string container, string? entry)
    {
        Path = path;
        DisplayName = displayName;
        Bytes = bytes;
        Container = container;
        _entry = entry;
    }

    /// <summary>Looks at a file.</summary>
    /// <exception cref="ImportException">It is empty, missing, or no delimited text.</exception>
    public static SourceFile Open(string path, string? displayName = null)
    {
        var name = displayName ?? System.IO.Path.GetFileName(path);
        using var stream = OpenFile(path, name);
        var start = ReadHead(stream, FileKinds.MagicBytes);
        if (start.Length == 0)
        {
            throw Refused(ProblemCode.EmptyFile);
        }
        var file = FileKinds.OfMagic(start) switch
        {
            FileKinds.Gzip => new SourceFile(path, name, stream.Length, Gzip, entry: null),
            FileKinds.Zip => new SourceFile(path, name, stream.Length, Zip, ZipTable.Find(stream)),
            _ => new SourceFile(path, name, stream.Length, Plain, entry: null),
        };
        file.CheckText();
        return file;
    }

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>The name to show: what the person uploaded.</summary>
    public string DisplayName { get; }

    /// <summary>Bytes on disk.</summary>
    public long Bytes { get; }

    /// <summary><c>plain</c>, <c>gzip</c> or <c>zip</c>.</summary>
    public string Container { get; }

    /// <summary>Opens the decompressed content from its start; refuses more than the limit (a zip bomb) while reading.</summary>
    public Stream OpenContent(ReadLimits limits) => Open(limits, hash: false);

    /// <summary>Opens the content as <see cref="OpenContent"/> does, and computes its hash on the way: read to the end, then ask <see cref="ContentStream.Hash"/>.</summary>
    public ContentStream OpenHashed(ReadLimits limits) => Open(limits, hash: true);

    /// <summary>SHA-256 of the decompressed content in hexadecimal, by which the same file is recognised.</summary>
    public async Task<string> ContentHashAsync(ReadLimits limits, CancellationToken cancellation = default)
    {
        var content = OpenHashed(limits);
        await using (content.ConfigureAwait(false))
        {
            var buffer = new byte[128 * 1024];
            while (await content.ReadAsync(buffer, cancellation).ConfigureAwait(false) > 0)
            {
            }
            return content.Hash;
        }
    }

    private ContentStream Open(ReadLimits limits, bool hash)
    {
        var file = OpenFile(Path, DisplayName);
        try
        {
            return Container switch
            {
                Gzip => new ContentStream(new GZipStream(file, CompressionMode.Decompress), limits.MaxBytes, Bytes, hash)
                {
                    IsWhole = (length, crc) => GzipTrailer.Confirms(Path, length, crc),
                },
                Zip => ZipTable.Open(file, _entry!, limits.MaxBytes, hash),
                _ => new ContentStream(file, limits.MaxBytes, compressedBytes: null, hash),
            };
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private void CheckText()
    {
        using var content = OpenContent(new ReadLimits());
        var head = ReadHead(content, HeadBytes);
        if (FileKinds.IsBlank(head) && (head.Length < HeadBytes || content.ReadByte() < 0))
        {
            throw Refused(ProblemCode.EmptyFile);
        }
        if (FileKinds.NotText(head) is { } kind)
        {
            throw Refused(ProblemCode.NotText, ("kind", kind));
        }
    }

    private static FileStream OpenFile(string path, string name)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.SequentialScan,
                BufferSize = 128 * 1024,
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ImportException(ImportProblem.Of(ProblemCode.FileNotFound, blocking: true, ("file", name)), exception);
        }
    }

    private static byte[] ReadHead(Stream stream, int bytes)
    {
        var head = new byte[bytes];
        return head[..stream.ReadAtLeast(head, bytes, throwOnEndOfStream: false)];
    }

    private static ImportException Refused(ProblemCode code, params (string Name, string Value)[] values) =>
        new(ImportProblem.Of(code, blocking: true, values));
}
