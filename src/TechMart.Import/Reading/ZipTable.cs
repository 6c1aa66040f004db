using System.IO.Compression;

namespace TechMart.Import.Reading;

/// <summary>The one table inside a zip archive.</summary>
internal static class ZipTable
{
    /// <summary>Names of entries that are told when a person has to choose.</summary>
    private const int NamesShown = 10;

    /// <summary>The name of the table's entry; what systems add (folders, <c>__MACOSX</c>, dot files) does not count.</summary>
    /// <exception cref="ImportException">The archive is damaged, is another kind of file, or holds none or several tables.</exception>
    public static string Find(FileStream file)
    {
        try
        {
            file.Position = 0;
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (FileKinds.OfZip(archive.Entries.Select(entry => entry.FullName)) is { } kind)
            {
                throw Refused(ProblemCode.NotText, ("kind", kind));
            }
            var tables = archive.Entries.Where(entry => IsContent(entry.FullName)).ToList();
            if (tables is not [var table])
            {
                var names = string.Join(", ", tables.Take(NamesShown).Select(entry => entry.FullName));
                throw Refused(ProblemCode.AmbiguousArchive, ("entries", tables.Count > NamesShown ? names + ", …" : names.Length == 0 ? "–" : names));
            }
            if (table.IsEncrypted)
            {
                throw Refused(ProblemCode.NotText, ("kind", FileKinds.Encrypted));
            }
            return table.FullName;
        }
        catch (Exception exception) when (ContentStream.IsDamage(exception))
        {
            throw ContentStream.Damaged(exception);
        }
    }

    /// <summary>Opens the table; the file is closed with the stream.</summary>
    public static ContentStream Open(FileStream file, string name, long maxBytes, bool hash)
    {
        try
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read);
            var entry = archive.GetEntry(name) ?? throw new InvalidDataException($"The entry {name} is gone.");
            var (expectedLength, expectedCrc) = (entry.Length, entry.Crc32);
            return new ContentStream(entry.Open(), maxBytes, entry.CompressedLength, hash, archive)
            {
                IsWhole = (length, crc) => length == expectedLength && crc == expectedCrc,
            };
        }
        catch (Exception exception) when (ContentStream.IsDamage(exception))
        {
            throw ContentStream.Damaged(exception);
        }
    }

    private static bool IsContent(string name) =>
        !name.EndsWith('/') && !name.EndsWith('\\')
        && !name.Split('/', '\\').Any(part => part.StartsWith('.') || part.Equals("__MACOSX", StringComparison.OrdinalIgnoreCase))
        && !name.EndsWith("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        && !name.EndsWith("desktop.ini", StringComparison.OrdinalIgnoreCase);

    private static ImportException Refused(ProblemCode code, params (string Name, string Value)[] values) =>
        new(ImportProblem.Of(code, blocking: true, values));
}
