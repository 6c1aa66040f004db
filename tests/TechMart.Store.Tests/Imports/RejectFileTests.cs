using System.Text;
using TechMart.Import.Reading;
using TechMart.Store.Accounts;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Imports;

public sealed class RejectFileTests
{
    [Theory]
    [InlineData("utf-16le", ';', 2)]
    [InlineData("utf-16be", '\t', 2)]
    [InlineData("windows-1252", '|', 0)]
    [InlineData("windows-1251", ',', 0)]
    [InlineData("utf-8", ';', 3)]
    public async Task Write_FileInAnyDialect_IsReadTheSameWayAgain(string encoding, char delimiter, int byteOrderMark)
    {
        var dialect = new Dialect { Encoding = encoding, Delimiter = delimiter, ByteOrderMark = byteOrderMark };
        var name = encoding == "windows-1251" ? "Чай" : "Tée";
        string[] row = ["c1", "never", $"\"{name}{delimiter} \"\"x\"\"\"", "1"];
        await using var store = await TestStore.StartedAsync(postgres: false);
        using var file = SalesFile.In(dialect, string.Join(delimiter, "customer", "timestamp", "product", "total"), string.Join(delimiter, row), string.Join(delimiter, "c2", "2024-01-05 10:00:00", "A", "2"));
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var import = await store.Imports.RunAsync(file.Request(dataset.Id));

        using var download = new MemoryStream();
        await store.Imports.WriteRejectsAsync(Actor.Program, import.Id, download, _ => "no date");

        var bytes = download.ToArray();
        var text = TextEncodings.Get(encoding).GetString(bytes);
        Assert.Equal(byteOrderMark > 0, text[0] == '\uFEFF');
        Assert.Equal([string.Join(delimiter, "customer", "timestamp", "product", "total", "reason"), string.Join(delimiter, [.. row, "no date"]), ""], text.TrimStart('\uFEFF').Split('\n'));
        using var reader = new RecordReader(new MemoryStream(bytes), dialect, new ReadLimits());
        Assert.True(reader.Read());
        Assert.True(reader.Read());
        Assert.Equal(["c1", "never", $"{name}{delimiter} \"x\"", "1", "no date"], Enumerable.Range(0, reader.FieldCount).Select(reader.Text));
    }

    [Fact]
    public async Task Write_FileWithoutHeaderAndBlanksBetween_HasNoHeaderAndOneMoreField()
    {
        var dialect = new Dialect { Delimiter = Dialect.Blanks, HasHeader = false, Quote = null };
        await using var store = await TestStore.StartedAsync(postgres: false);
        using var file = SalesFile.In(dialect, "customer quantity total", " 0001   x  9.50", " 0002   1  9.50");
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var import = await store.Imports.RunAsync(file.Request(dataset.Id));

        using var download = new MemoryStream();
        await store.Imports.WriteRejectsAsync(Actor.Program, import.Id, download, _ => "no number");

        Assert.Equal(" 0001   x  9.50 no_number\n", Encoding.UTF8.GetString(download.ToArray()));
    }

    [Fact]
    public async Task Write_UnknownImport_IsRefused()
    {
        await using var store = await TestStore.StartedAsync(postgres: false);

        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.Imports.WriteRejectsAsync(Actor.Program, 5, Stream.Null, _ => ""));

        Assert.Equal(StoreProblem.UnknownImport, refusal.Problem);
    }
}
