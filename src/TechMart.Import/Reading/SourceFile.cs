namespace TechMart.Import.Reading;

/// <summary>
/// A file to import, as it lies on disk: plain, gzip, or a zip with one table in it. Recognised by its content, not its name;
/// what is no delimited text (a spreadsheet, an image, a nested archive) is refused in words.
/// </summary>
public sealed class SourceFile
{
    private SourceFile()
    {
    }

    /// <summary>Looks at a file.</summary>
    /// <exception cref="ImportException">It is empty, missing, or no delimited text.</exception>
    public static SourceFile Open(string path, string? displayName = null) => throw new NotImplementedException();

    /// <summary>Where it lies.</summary>
    public string Path { get; } = "";

    /// <summary>The name to show: what the person uploaded.</summary>
    public string DisplayName { get; } = "";

    /// <summary>Bytes on disk.</summary>
    public long Bytes { get; }

    /// <summary><c>plain</c>, <c>gzip</c> or <c>zip</c>.</summary>
    public string Container { get; } = "plain";

    /// <summary>Opens the decompressed content from its start; refuses more than the limit (a zip bomb) while reading.</summary>
    public Stream OpenContent(ReadLimits limits) => throw new NotImplementedException();

    /// <summary>SHA-256 of the decompressed content in hexadecimal, by which the same file is recognised.</summary>
    public Task<string> ContentHashAsync(ReadLimits limits, CancellationToken cancellation = default) => throw new NotImplementedException();
}
