using System.Text;
using TechMart.Import.Reading;
using TechMart.Import.Tables;

namespace TechMart.Import.Tests.Tables;

public sealed class PlainTableReaderTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task Read_NumbersAndTexts_KeepAllDigitsAndTheirLines()
    {
        var table = await ReadAsync("id,x,y\n\n a ,0.1234567890123456,-1e-7\n\"b,\nb\",3,+4\nc,1E3,0\n", new("y"), new("id", PlainColumnKind.Text), new("X"));

        Assert.Equal(3, table.Rows);
        Assert.Equal([-1e-7, 4, 0], table.Numbers(0));
        Assert.Equal(["a", "b,\nb", "c"], table.Texts(1));
        Assert.Equal([0.1234567890123456, 3, 1000], table.Numbers(2));
        Assert.Equal([3, 4, 6], Enumerable.Range(0, 3).Select(table.Line));
        Assert.Equal(64, table.ContentHash.Length);
        Assert.Throws<InvalidOperationException>(() => table.Numbers(1));
    }

    [Fact]
    public async Task Read_OtherDialect_IsDetected()
    {
        await File.WriteAllTextAsync(_path, "größe;anzahl\r\n1,5;2\r\n2,25;3\r\n", Encoding.Latin1);

        var table = await PlainTableReader.ReadAsync(SourceFile.Open(_path), [new("größe"), new("anzahl")], new PlainTableSettings { Decimal = ',' });

        Assert.Equal([1.5, 2.25], table.Numbers(0));
        Assert.Equal([2, 3], table.Numbers(1));
    }

    [Fact]
    public async Task Read_WithoutHeader_ColumnsHaveNumbers()
    {
        var table = await ReadAsync("1,2\n3,4\n", new("2"), new("1"));

        Assert.Equal([2, 4], table.Numbers(0));
        Assert.Equal([1, 3], table.Numbers(1));
    }

    [Fact]
    public async Task Read_EmptyFieldWhereAllowed_IsNotANumber()
    {
        var table = await ReadAsync("x,y\n1,\n2,5\n3\n", new PlainColumn("y", PlainColumnKind.NumberOrEmpty));

        Assert.Equal([double.NaN, 5, double.NaN], table.Numbers(0));
    }

    [Theory]
    [InlineData("x,y\n1,2\n1,two\n", ProblemCode.NumberExpected, "3", "y", "two")]
    [InlineData("x,y\n1,2\n\n1,NaN\n", ProblemCode.NumberExpected, "4", "y", "NaN")]
    [InlineData("x,y\n1,∞\n", ProblemCode.NumberExpected, "2", "y", "∞")]
    [InlineData("x,y\n1,1e999\n", ProblemCode.NumberExpected, "2", "y", "1e999")]
    [InlineData("x,y\n1,\"1,000\"\n", ProblemCode.NumberExpected, "2", "y", "1,000")]
    [InlineData("x,y\n1,2\n1\n", ProblemCode.NumberMissing, "3", "y", null)]
    [InlineData("x,z\n1,2\n", ProblemCode.NoSuchColumn, null, "y", null)]
    [InlineData("x,y\n", ProblemCode.HeaderOnly, null, null, null)]
    public async Task Read_WhatIsNoNumber_IsRefusedWithItsPlace(string content, ProblemCode code, string? line, string? column, string? value)
    {
        var refusal = await Assert.ThrowsAsync<ImportException>(() => ReadAsync(content, new PlainColumn("y")));

        Assert.Equal(code, refusal.Problem.Code);
        Assert.Equal((line, column, value), (
            refusal.Problem.Values.GetValueOrDefault("line"), refusal.Problem.Values.GetValueOrDefault("column"), refusal.Problem.Values.GetValueOrDefault("value")));
    }

    [Theory]
    [InlineData("x,Y,y \n1,2,3\n", 3)]
    [InlineData("x,Y,YY\n1,2,3\n", 2)]
    public async Task Read_NameInOtherLetters_IsTakenWhereNoneIsExact(string content, double expected) =>
        Assert.Equal([expected], (await ReadAsync(content, new PlainColumn("y"))).Numbers(0));

    [Fact]
    public async Task Read_DecimalComma_RefusesPoints()
    {
        var refusal = await Assert.ThrowsAsync<ImportException>(async () =>
        {
            await File.WriteAllTextAsync(_path, "x;y\n1.5;2\n");
            await PlainTableReader.ReadAsync(SourceFile.Open(_path), [new("x")], new PlainTableSettings { Decimal = ',' });
        });

        Assert.Equal(ProblemCode.NumberExpected, refusal.Problem.Code);
        Assert.Equal("1.5", refusal.Problem.Values["value"]);
    }

    private async Task<PlainTable> ReadAsync(string content, params PlainColumn[] columns)
    {
        await File.WriteAllTextAsync(_path, content);
        return await PlainTableReader.ReadAsync(SourceFile.Open(_path), columns, new PlainTableSettings());
    }
}
