namespace TechMart.Import.Reading;

/// <summary>Tells what a file is from its first bytes.</summary>
internal static class FileKinds
{
    /// <summary>Bytes that hold the longest signature.</summary>
    public const int MagicBytes = 512;

    /// <summary>A gzip file.</summary>
    public const string Gzip = "gzip";

    /// <summary>A zip archive.</summary>
    public const string Zip = "zip";

    /// <summary>An archive that needs a password.</summary>
    public const string Encrypted = "encrypted";

    /// <summary>An archive of a kind, or in a place, that is not unpacked.</summary>
    private const string Archive = "archive";

    /// <summary>Fewest control characters that make content binary; fewer are reported with their line.</summary>
    private const int FewControls = 4;

    /// <summary>The kind of file that begins like this; null where no signature is known.</summary>
    public static string? OfMagic(ReadOnlySpan<byte> head) => head switch
    {
        [0x1F, 0x8B, ..] => Gzip,
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] or [(byte)'P', (byte)'K', 7, 8, ..] => Zip,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "pdf",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "xls",
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => "program",
        [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..] => "parquet",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, ..]
            or [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] or [0x28, 0xB5, 0x2F, 0xFD, ..]
            or [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, ..] => Archive,
        _ when head.StartsWith("SQLite format 3\0"u8) => "sqlite",
        _ when head.Length > 262 && head[257..].StartsWith("ustar"u8) => Archive,
        _ => null,
    };

    /// <summary>The kind of a zip that is a document rather than an archive, by the names in it; null where it is an archive.</summary>
    public static string? OfZip(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))
            {
                return "xlsx";
            }
            if (name.StartsWith("word/", StringComparison.OrdinalIgnoreCase))
            {
                return "docx";
            }
            if (name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase))
            {
                return "pptx";
            }
            if (name.Equals("mimetype", StringComparison.OrdinalIgnoreCase))
            {
                return "ods";
            }
            if (name.StartsWith("META-INF/", StringComparison.OrdinalIgnoreCase))
            {
                return "program";
            }
        }
        return null;
    }

    /// <summary>What the content is when it is no delimited text; null where it is text as far as can be seen.</summary>
    public static string? NotText(ReadOnlySpan<byte> head)
    {
        if (OfMagic(head) is { } kind)
        {
            return kind is Gzip or Zip ? Archive : kind;
        }
        return Markup(head) ?? (IsBinary(head) ? "binary" : null);
    }

    /// <summary>Whether there is nothing but a byte order mark, blanks and line ends.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> head)
    {
        var wide = Utf16.Looks(head) is not null;
        foreach (var value in WithoutMark(head))
        {
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') && !(wide && value == 0))
            {
                return false;
            }
        }
        return true;
    }

    private static string? Markup(ReadOnlySpan<byte> head)
    {
        var text = WithoutMark(head).TrimStart(" \t\r\n"u8);
        var start = System.Text.Encoding.Latin1.GetString(text[..Math.Min(text.Length, 16)]);
        return start switch
        {
            _ when start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) => "html",
            _ when start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) => "xml",
            _ when start.StartsWith("[{", StringComparison.Ordinal) || start.StartsWith("{\"", StringComparison.Ordinal) => "json",
            _ => null,
        };
    }

    private static bool IsBinary(ReadOnlySpan<byte> head)
    {
        if (Utf16.Looks(head) is not null)
        {
            return false;
        }
        var controls = 0;
        foreach (var value in head)
        {
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or 0x0C or 0x1A))
            {
                controls++;
            }
        }
        return controls >= FewControls && controls * 20L > head.Length;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => head[3..],
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => head[2..],
        _ => head,
    };
}
