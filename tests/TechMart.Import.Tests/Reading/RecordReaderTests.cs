using System.Text;
using TechMart.Import.Reading;

namespace TechMart.Import.Tests.Reading;

public class RecordReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a|b", "1|2")]
    [InlineData("a,b\r\n1,2\r\n", "a|b", "1|2")]
    [InlineData("a,b\r1,2", "a|b", "1|2")]
    [InlineData("a,,\n,,", "a||", "||")]
    [InlineData("a\n\nb\n", "a", "", "b")]
    [InlineData("\"a,b\",c\n", "a,b|c")]
    [InlineData("\"a \"\"b\"\"\",\"\"\n", "a \"b\"|")]
    [InlineData("\"a\nb\",c\r\nd\n", "a\nb|c", "d")]
    [InlineData("a\"b,c\" d\n", "a\"b|c\" d")]
    [InlineData("\"a\" b,\"c\"d\"e\"\n", "a b|cd\"e\"")]
    [InlineData("\"\"\"\",x", "\"|x")]
    [InlineData("\"\"\n", "")]
    [InlineData("\uFEFFa,b\n", "a|b")]
    [InlineData("  \n", "  ")]
    [InlineData("")]
    [InlineData("a", "a")]
    [InlineData("\r\n", "")]
    public void Read_Text_GivesItsFields(string text, params string[] expected) =>
        Assert.Equal(expected, Read(text).Select(record => string.Join('|', record)));

    [Theory]
    [InlineData(" 00004 1  19970101\t 1   29.33 \r\n\r\n  a\n", "00004|1|19970101|1|29.33", "", "a")]
    [InlineData("x \"a b\" y\n", "x|a b|y")]
    [InlineData("   \nz", "", "z")]
    public void Read_Blanks_SeparateInRuns(string text, params string[] expected) =>
        Assert.Equal(expected, Read(text, new Dialect { Delimiter = Dialect.Blanks }).Select(record => string.Join('|', record)));

    [Fact]
    public void Read_EmptyQuotedField_IsAFieldAndAnEmptyLineIsNone()
    {
        using var reader = Reader("\"\"\n\n,\n");

        Assert.Equal([1, 0, 2], Counts(reader));
    }

    [Fact]
    public void Read_WithoutQuoting_KeepsQuotes() =>
        Assert.Equal(["\"a|b\""], Read("\"a,b\"\n", new Dialect { Quote = null }).Select(record => string.Join('|', record)));

    [Theory]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    public void Read_Utf16_GivesUtf8(string encoding)
    {
        var bytes = TextEncodings.Get(encoding).GetBytes("\uFEFFимя;₽\nручка;5\n");
        using var reader = new RecordReader(new MemoryStream(bytes), new Dialect { Encoding = encoding, Delimiter = ';', ByteOrderMark = 2 }, new ReadLimits());

        Assert.True(reader.Read());
        Assert.Equal("имя;₽"u8.ToArray(), reader.Raw.ToArray());
        Assert.True(reader.Read());
        Assert.Equal("ручка", reader.Text(0));
        Assert.False(reader.Read());
        Assert.Equal(bytes.Length, reader.BytesRead);
    }

    [Theory]
    [InlineData("windows-1252", new byte[] { 0xFC, 0x80 }, "ü€")]
    [InlineData("ibm437", new byte[] { 0x81, 0xE1 }, "üß")]
    [InlineData("windows-1251", new byte[] { 0xD0, 0xF3 }, "Ру")]
    public void Text_SingleByteEncoding_IsDecoded(string encoding, byte[] bytes, string expected)
    {
        using var reader = new RecordReader(new MemoryStream(bytes), new Dialect { Encoding = encoding }, new ReadLimits());
        var characters = new char[8];

        Assert.True(reader.Read());
        Assert.Equal(expected, reader.Text(0));
        Assert.Equal(expected, new string(characters, 0, reader.Decode(reader.Raw, characters)));
    }

    [Theory]
    [InlineData("sep=;\r\na;b\r\n", "a", "b")]
    [InlineData("\uFEFF\"SEP=;\"\na;b\n", "a", "b")]
    [InlineData("sep=;", "sep=", "")]
    [InlineData("sep=;x\n", "sep=", "x")]
    [InlineData("sep=^\n", "sep=^")]
    public void Read_SeparatorLine_IsNoRecord(string text, params string[] expected) =>
        Assert.Equal([expected], Read(text, new Dialect { Delimiter = ';' }));

    [Fact]
    public void LineNumber_BelowASeparatorLine_IsTheFiles()
    {
        using var reader = Reader("sep=|\r\na|b\r\n");

        Assert.True(reader.Read());

        Assert.Equal((2, '|'), (reader.LineNumber, reader.HintedDelimiter));
    }

    [Fact]
    public void LineNumber_CountsPhysicalLines()
    {
        using var reader = Reader("h\r\n\"a\r\nb\rc\nd\"\n\nx\n");
        var lines = new List<long>();
        while (reader.Read())
        {
            lines.Add(reader.LineNumber);
        }

        Assert.Equal([1, 2, 6, 7], lines);
    }

    [Fact]
    public void Field_SeveralUnescaped_StayValidTogether()
    {
        var longText = new string('x', 5000);
        using var reader = Reader($"\"a\"\"{longText}\",\"b\"\"{longText}\",c\n");
        Assert.True(reader.Read());
        var first = reader.Field(0);
        var second = reader.Field(1);
        var again = reader.Field(0);

        Assert.Equal("a\"" + longText, Encoding.UTF8.GetString(first));
        Assert.Equal("b\"" + longText, Encoding.UTF8.GetString(second));
        Assert.True(first.SequenceEqual(again));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Field(3).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Field(-1).Length);
    }

    [Theory]
    [InlineData("a,b\n1,\"x\n2,y\n", ProblemCode.UnclosedQuote, "line", "2")]
    [InlineData("a,b\n\"1\n\",\"x\n2,y\n", ProblemCode.UnclosedQuote, "line", "3")]
    [InlineData("a\nb\0c\n", ProblemCode.NulByte, "line", "2")]
    [InlineData("a\n\"b\nc\0\"\n", ProblemCode.NulByte, "line", "3")]
    [InlineData("a\n\"b\"\0\n", ProblemCode.NulByte, "line", "2")]
    [InlineData("1,2,3,4,5,6,7,8,9\n", ProblemCode.TooManyColumns, "columns", "9")]
    public void Read_BrokenFile_SaysWhatAndWhere(string text, ProblemCode code, string name, string value)
    {
        using var reader = Reader(text, limits: new ReadLimits(MaxColumns: 8));

        var refused = Assert.Throws<ImportException>(() => Counts(reader));

        Assert.Equal((code, value), (refused.Problem.Code, refused.Problem.Values[name]));
    }

    [Theory]
    [InlineData("x", ProblemCode.RecordTooLong)]
    [InlineData("\"x", ProblemCode.UnclosedQuote)]
    [InlineData("a,\"b\",\"c", ProblemCode.UnclosedQuote)]
    [InlineData("a,\"b\",c", ProblemCode.RecordTooLong)]
    public void Read_HugeField_IsRefusedWithItsLine(string start, ProblemCode code)
    {
        using var reader = Reader($"h\n{start}{new string('x', 10_000_000)}\"\nmore\n");
        Assert.True(reader.Read());

        var refused = Assert.Throws<ImportException>(() => reader.Read());

        Assert.Equal((code, "2"), (refused.Problem.Code, refused.Problem.Values["line"]));
    }

    [Theory]
    [InlineData(1 << 20, true)]
    [InlineData((1 << 20) + 1, false)]
    public void Read_RecordAtTheLimit_IsReadAndOneByteMoreIsNot(int length, bool fits)
    {
        using var reader = Reader(new string('x', length) + "\ny\n");

        if (fits)
        {
            Assert.Equal([1, 1], Counts(reader));
        }
        else
        {
            Assert.Equal(ProblemCode.RecordTooLong, Assert.Throws<ImportException>(() => reader.Read()).Problem.Code);
        }
    }

    [Fact]
    public void Read_BeyondTheBytesAllowed_IsTooLarge()
    {
        using var reader = Reader(string.Concat(Enumerable.Repeat("a,b\n", 1000)), limits: new ReadLimits(MaxBytes: 3999));

        var refused = Assert.Throws<ImportException>(() => Counts(reader));

        Assert.Equal((ProblemCode.TooLarge, "3999"), (refused.Problem.Code, refused.Problem.Values["limit"]));
    }

    [Theory]
    [InlineData('\n')]
    [InlineData('é')]
    public void Constructor_DelimiterThatIsNone_IsRefused(char delimiter) =>
        Assert.Equal(
            ProblemCode.BadSetting,
            Assert.Throws<ImportException>(() => Reader("a", new Dialect { Delimiter = delimiter })).Problem.Code);

    [Fact]
    public void Read_RandomRecords_ComeBackWhateverTheBlocks()
    {
        var random = new Random(1);
        var pieces = new[] { "a", "Ü", ",", "\"", "\n", "\r\n", "\r", " ", "12.5", "", "long text ", ";" };
        for (var round = 0; round < 400; round++)
        {
            var lineEnd = new[] { "\n", "\r\n", "\r" }[round % 3];
            var records = Enumerable.Range(0, random.Next(1, 60))
                .Select(_ => Enumerable.Range(0, random.Next(1, 6))
                    .Select(_ => string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => pieces[random.Next(pieces.Length)])))
                    .ToArray())
                .ToList();
            var text = string.Concat(records.Select(record => string.Join(',', record.Select(field => Written(field, random))) + lineEnd));

            using var reader = new RecordReader(new DrippingStream(Encoding.UTF8.GetBytes(text), random), new Dialect(), new ReadLimits());
            var line = 1L;
            foreach (var record in records)
            {
                Assert.True(reader.Read());
                Assert.Equal(line, reader.LineNumber);
                var written = Encoding.UTF8.GetString(reader.Raw);
                var read = Enumerable.Range(0, reader.FieldCount).Select(reader.Text).ToArray();
                Assert.Equal(written.Length == 0 ? [] : record, read);
                line += 1 + written.ReplaceLineEndings("\n").Count(character => character == '\n');
            }
            Assert.False(reader.Read());
        }
    }

    [Fact]
    public void Read_RecordsAcrossBuffers_ComeBack()
    {
        var random = new Random(2);
        var records = Enumerable.Range(0, 300).Select(index => new[] { $"{index}", new string('q', random.Next(0, 9000)) + "\"\r\n", "z" }).ToList();
        var text = string.Concat(records.Select(record => string.Join(',', record.Select(field => Written(field, random))) + "\r\n"));

        using var reader = Reader(text);

        foreach (var record in records)
        {
            Assert.True(reader.Read());
            Assert.Equal(record, Enumerable.Range(0, 3).Select(reader.Text));
        }
        Assert.False(reader.Read());
        Assert.Equal(text.Length, reader.BytesRead);
    }

    [Fact]
    public void Read_RandomBytes_NeverFailsOtherwiseThanInWordsAndLosesNoByte()
    {
        var random = new Random(3);
        var alphabet = "ab,;\"\r\n\t é\u0001"u8.ToArray();
        for (var round = 0; round < 3000; round++)
        {
            var bytes = new byte[random.Next(0, 200)];
            for (var index = 0; index < bytes.Length; index++)
            {
                bytes[index] = random.Next(100) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            }
            var dialect = new Dialect
            {
                Delimiter = new[] { ',', ';', '\t', Dialect.Blanks }[random.Next(4)],
                Quote = random.Next(3) == 0 ? null : '"',
            };
            using var reader = new RecordReader(new DrippingStream(bytes, random), dialect, new ReadLimits(MaxRecordBytes: 150, MaxColumns: 40));
            var position = 0;
            var lines = 1L;
            try
            {
                while (reader.Read())
                {
                    Assert.Equal(lines, reader.LineNumber);
                    Assert.True(bytes.AsSpan(position).StartsWith(reader.Raw), $"round {round}");
                    position += reader.Raw.Length;
                    var lineEnd = LineEnd(bytes.AsSpan(position));
                    Assert.True(lineEnd > 0 || position == bytes.Length);
                    position += lineEnd;
                    lines += 1 + Encoding.Latin1.GetString(reader.Raw).Replace("\r\n", "\n", StringComparison.Ordinal).Count(sign => sign is '\r' or '\n');
                    var fields = 0;
                    for (var index = 0; index < reader.FieldCount; index++)
                    {
                        fields += reader.Field(index).Length;
                    }
                    Assert.True(fields <= reader.Raw.Length);
                    Assert.Equal(position, reader.BytesRead);
                }
                Assert.Equal(bytes.Length, position);
            }
            catch (ImportException refused)
            {
                Assert.Contains(refused.Problem.Code, new[] { ProblemCode.UnclosedQuote, ProblemCode.NulByte, ProblemCode.RecordTooLong, ProblemCode.TooManyColumns });
            }
        }
    }

    private static int LineEnd(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'\r', (byte)'\n', ..] => 2,
        [(byte)'\r' or (byte)'\n', ..] => 1,
        _ => 0,
    };

    private static string Written(string field, Random random) =>
        field.AsSpan().IndexOfAny(",\"\r\n") >= 0 || random.Next(5) == 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static RecordReader Reader(string text, Dialect? dialect = null, ReadLimits? limits = null) =>
        new(new MemoryStream(Encoding.UTF8.GetBytes(text)), dialect ?? new Dialect(), limits ?? new ReadLimits());

    private static List<string[]> Read(string text, Dialect? dialect = null)
    {
        using var reader = Reader(text, dialect);
        var records = new List<string[]>();
        while (reader.Read())
        {
            records.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.Text)]);
        }
        return records;
    }

    private static List<int> Counts(RecordReader reader)
    {
        var counts = new List<int>();
        while (reader.Read())
        {
            counts.Add(reader.FieldCount);
        }
        return counts;
    }

    /// <summary>Gives its bytes in blocks of random size, as networks and decompressors do.</summary>
    private sealed class DrippingStream(byte[] bytes, Random random) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, random.Next(1, 17))]);
    }
}
