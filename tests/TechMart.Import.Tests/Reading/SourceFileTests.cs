using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using TechMart.Import.Reading;

namespace TechMart.Import.Tests.Reading;

public sealed class SourceFileTests : IDisposable
{
    private const string Table = "id,name\n1,Pen\n2,Ink\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("techmart-source-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Open_PlainGzipAndZip_HoldTheSameContent()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Table)));
        foreach (var (bytes, container) in new[] { (Encoding.UTF8.GetBytes(Table), "plain"), (Gzip(Table), "gzip"), (Zip(("table.csv", Table)), "zip") })
        {
            var file = SourceFile.Open(Write(bytes), "shown.csv");

            Assert.Equal((container, "shown.csv", bytes.LongLength), (file.Container, file.DisplayName, file.Bytes));
            Assert.Equal(Table, Content(file));
            Assert.Equal(hash, await file.ContentHashAsync(new ReadLimits()));
        }
    }

    [Fact]
    public void Open_ZipWithWhatSystemsAdd_FindsTheTable()
    {
        var file = SourceFile.Open(Write(Zip(("folder/", ""), ("__MACOSX/._table.csv", "x"), (".DS_Store", "x"), ("folder/table.csv", Table))));

        Assert.Equal(Table, Content(file));
    }

    [Fact]
    public void Open_GzipOfSeveralMembers_IsReadToItsEnd() =>
        Assert.Equal("a,b\n1,2\n", Content(SourceFile.Open(Write([.. Gzip("a,b\n"), .. Gzip("1,2\n")]))));

    [Fact]
    public void Open_SeveralTables_NamesThem()
    {
        var problem = Refused(Zip(("a.csv", Table), ("b.csv", Table)));

        Assert.Equal((ProblemCode.AmbiguousArchive, "a.csv, b.csv"), (problem.Code, problem.Values["entries"]));
    }

    [Fact]
    public void Open_NoTableInZip_IsAmbiguous() => Assert.Equal(ProblemCode.AmbiguousArchive, Refused(Zip((".hidden", "x"))).Code);

    [Theory]
    [InlineData("")]
    [InlineData("\n \r\n\t\n")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF\n\n")]
    public void Open_NothingInIt_IsEmpty(string text)
    {
        Assert.Equal(ProblemCode.EmptyFile, Refused(Encoding.UTF8.GetBytes(text)).Code);
        Assert.Equal(ProblemCode.EmptyFile, Refused(Gzip(text)).Code);
        Assert.Equal(ProblemCode.EmptyFile, Refused(Zip(("table.csv", text))).Code);
        Assert.Equal(ProblemCode.EmptyFile, Refused(Encoding.Unicode.GetBytes(text)).Code);
    }

    public static TheoryData<string, byte[]> NoTexts => new()
    {
        { "xlsx", Zip(("[Content_Types].xml", "<x/>"), ("xl/workbook.xml", "<x/>")) },
        { "docx", Zip(("word/document.xml", "<x/>")) },
        { "ods", Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")) },
        { "xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
        { "pdf", [.. "%PDF-1.7\n"u8] },
        { "image", [0x89, .. "PNG\r\n\u001A\n"u8] },
        { "image", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] },
        { "sqlite", [.. "SQLite format 3\0"u8, 16, 0] },
        { "program", [0x7F, .. "ELF"u8, 2, 1, 1, 0] },
        { "archive", Gzip(Gzip(Table)) },
        { "archive", Zip(("inner.zip", Zip(("table.csv", Table)))) },
        { "html", [.. "<!DOCTYPE html><html>not found</html>"u8] },
        { "json", [.. "[{\"id\": 1}]"u8] },
        { "binary", RandomBytes(5000) },
        { "binary", new byte[5000] },
        { "binary", Gzip(RandomBytes(5000)) },
    };

    [Theory]
    [MemberData(nameof(NoTexts))]
    public void Open_NoText_NamesTheKind(string kind, byte[] bytes)
    {
        var problem = Refused(bytes);

        Assert.Equal((ProblemCode.NotText, kind), (problem.Code, problem.Values["kind"]));
    }

    [Theory]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    [InlineData("windows-1251")]
    [InlineData("ibm437")]
    public void Open_TextInAnyEncoding_IsText(string encoding)
    {
        var bytes = TextEncodings.Get(encoding).GetBytes(encoding == "ibm437" ? "Kunde,Größe\nMüller,5\n" : "имя,цена\nручка,5\n");

        Assert.Equal("plain", SourceFile.Open(Write(bytes)).Container);
    }

    [Fact]
    public void Open_OneNulByte_IsLeftToTheReader() => Assert.Equal("plain", SourceFile.Open(Write([.. "a,b\n1,\0\n"u8])).Container);

    [Fact]
    public void Open_MissingFileOrFolder_IsNotFound()
    {
        Assert.Equal(ProblemCode.FileNotFound, Assert.Throws<ImportException>(() => SourceFile.Open(Path.Combine(_folder.FullName, "none.csv"))).Problem.Code);
        Assert.Equal(ProblemCode.FileNotFound, Assert.Throws<ImportException>(() => SourceFile.Open(_folder.FullName)).Problem.Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OpenContent_CutOffAnywhere_IsDamaged(bool zip)
    {
        var text = LongTable();
        var whole = zip ? Zip(("table.csv", text)) : Gzip(text);
        foreach (var length in new[] { 12, 30, whole.Length / 2, whole.Length - 9, whole.Length - 1 })
        {
            var path = Write(whole[..length]);
            var refused = Record.Exception(() => Content(SourceFile.Open(path)));
            Assert.True(refused is ImportException { Problem.Code: ProblemCode.DamagedArchive }, $"{length} of {whole.Length}: {refused?.Message ?? "read"}");
        }
    }

    [Theory]
    [InlineData(false, CompressionLevel.Optimal)]
    [InlineData(true, CompressionLevel.Optimal)]
    [InlineData(true, CompressionLevel.NoCompression)]
    public void OpenContent_BytesChanged_NeverGivesOtherContent(bool zip, CompressionLevel level)
    {
        var text = LongTable();
        var whole = zip ? Zip(level, ("table.csv", text)) : Gzip(text);
        var random = new Random(4);
        for (var round = 0; round < 60; round++)
        {
            var changed = (byte[])whole.Clone();
            changed[random.Next(60, whole.Length - 120)] ^= (byte)(1 << random.Next(8));
            try
            {
                Assert.Equal(text, Content(SourceFile.Open(Write(changed))));
            }
            catch (ImportException refused)
            {
                Assert.Contains(refused.Problem.Code, new[] { ProblemCode.DamagedArchive, ProblemCode.NotText });
            }
        }
    }

    [Fact]
    public void OpenContent_MoreThanAllowed_IsTooLarge()
    {
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(Table), Gzip(Table), Zip(("table.csv", Table)) })
        {
            var file = SourceFile.Open(Write(bytes));
            Assert.Equal(ProblemCode.TooLarge, Assert.Throws<ImportException>(() => Content(file, new ReadLimits(MaxBytes: Table.Length - 1))).Problem.Code);
            Assert.Equal(Table, Content(file, new ReadLimits(MaxBytes: Table.Length)));
        }
    }

    [Fact]
    public async Task ContentHash_OfAZipBomb_IsTooLarge()
    {
        var file = SourceFile.Open(Write(Gzip(Enumerable.Repeat((byte)'a', 80 << 20).ToArray())));

        var refused = await Assert.ThrowsAsync<ImportException>(() => file.ContentHashAsync(new ReadLimits()));

        Assert.Equal(ProblemCode.TooLarge, refused.Problem.Code);
    }

    [Fact]
    public void Hash_BeforeTheEnd_IsNotKnown()
    {
        using var content = SourceFile.Open(Write(Encoding.UTF8.GetBytes(Table))).OpenHashed(new ReadLimits());

        Assert.Throws<InvalidOperationException>(() => content.Hash);
    }

    private static string LongTable() => "id,value\n" + string.Concat(Enumerable.Range(0, 3000).Select(index => $"{index},{index * 7919 % 10007}\n"));

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(6).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    private static byte[] Gzip(byte[] bytes)
    {
        var target = new MemoryStream();
        using (var stream = new GZipStream(target, CompressionLevel.Optimal))
        {
            stream.Write(bytes);
        }
        return target.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] entries) => Zip(CompressionLevel.Optimal, entries);

    private static byte[] Zip(CompressionLevel level, params (string Name, string Text)[] entries) =>
        Zip(level, [.. entries.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Text)))]);

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries) => Zip(CompressionLevel.Optimal, entries);

    private static byte[] Zip(CompressionLevel level, (string Name, byte[] Bytes)[] entries)
    {
        var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in entries)
            {
                using var stream = archive.CreateEntry(name, level).Open();
                stream.Write(bytes);
            }
        }
        return target.ToArray();
    }

    private string Write(byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, Path.GetRandomFileName());
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string Content(SourceFile file, ReadLimits? limits = null)
    {
        using var reader = new StreamReader(file.OpenContent(limits ?? new ReadLimits()), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private ImportProblem Refused(byte[] bytes)
    {
        var path = Write(bytes);
        return Assert.Throws<ImportException>(() => SourceFile.Open(path)).Problem;
    }
}
