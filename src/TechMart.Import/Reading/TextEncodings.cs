using System.Text;

namespace TechMart.Import.Reading;

/// <summary>The encodings that a file can have, by the names of <see cref="Dialect.Encoding"/>.</summary>
public static class TextEncodings
{
    /// <summary>The names, the likeliest first.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["utf-8", "windows-1252", "iso-8859-1", "windows-1251", "ibm437", "ibm850", "utf-16le", "utf-16be"];

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8",
        ["ascii"] = "utf-8",
        ["us-ascii"] = "utf-8",
        ["utf-8-sig"] = "utf-8",
        ["cp1252"] = "windows-1252",
        ["1252"] = "windows-1252",
        ["ansi"] = "windows-1252",
        ["latin1"] = "iso-8859-1",
        ["latin-1"] = "iso-8859-1",
        ["iso8859-1"] = "iso-8859-1",
        ["cp1251"] = "windows-1251",
        ["1251"] = "windows-1251",
        ["cp437"] = "ibm437",
        ["437"] = "ibm437",
        ["cp850"] = "ibm850",
        ["850"] = "ibm850",
        ["utf-16"] = "utf-16le",
        ["utf16"] = "utf-16le",
        ["utf16le"] = "utf-16le",
        ["utf16be"] = "utf-16be",
    };

    /// <summary>The name of an encoding as <see cref="Dialect.Encoding"/> has it, from what a person wrote (<c>latin1</c>, <c>CP1252</c>); null where it is unknown.</summary>
    public static string? Canonical(string name)
    {
        var trimmed = name.Trim();
        return Names.FirstOrDefault(known => known.Equals(trimmed, StringComparison.OrdinalIgnoreCase)) ?? Aliases.GetValueOrDefault(trimmed);
    }

    /// <summary>The encoding with a name.</summary>
    /// <exception cref="ImportException">There is none of that name (<see cref="ProblemCode.BadSetting"/>).</exception>
    public static Encoding Get(string name) => Canonical(name) switch
    {
        "utf-8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        "utf-16le" => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        "utf-16be" => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        "iso-8859-1" => Encoding.Latin1,
        { } codePage => CodePagesEncodingProvider.Instance.GetEncoding(codePage)!,
        null => throw new ImportException(ImportProblem.Of(ProblemCode.BadSetting, blocking: true, ("setting", "encoding"), ("value", name))),
    };

    /// <summary>The encoding of a <see cref="RecordReader"/>'s bytes: UTF-8 for UTF-16 files, which it transcodes, else the file's own.</summary>
    public static string OfFields(string name) => Canonical(name) is "utf-16le" or "utf-16be" ? "utf-8" : name;
}
