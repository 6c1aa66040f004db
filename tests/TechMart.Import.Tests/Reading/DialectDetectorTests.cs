using System.Text;
using TechMart.Import.Reading;

namespace TechMart.Import.Tests.Reading;

public class DialectDetectorTests
{
    [Theory]
    [InlineData("id,name,price\n1,Pen,2.5\n2,Ink,3\n", ',', true)]
    [InlineData("id;name;price\n1;Pen;2,5\n2;Ink;3,1\n", ';', true)]
    [InlineData("12,50;13,20\n14,10;15,30\n", ';', false)]
    [InlineData("id\tname\n1\tPen, blue\n2\tInk; red\n", '\t', true)]
    [InlineData("id|name\n1|Pen, blue\n2|Ink\n", '|', true)]
    [InlineData("1,2,a|b\n2,3,c|d\n", ',', false)]
    [InlineData(" 00004 1  19970101  1   29.33\r\n 00004 1  19970118  1   29.73\r\n", Dialect.Blanks, false)]
    [InlineData("customer,note\nA,\"x;y;z\nand more\"\nB,\"p;q;r\"\n", ',', true)]
    [InlineData("name\nPen\nInk\n", ',', true)]
    [InlineData("value\n1\n2\n", ',', true)]
    [InlineData("1\n2\n3\n", ',', false)]
    [InlineData("citrus fruit,bread,margarine\nyogurt,coffee\nwhole milk\nbread,citrus fruit,yogurt\n", ',', false)]
    [InlineData("labels,level2,level1\nfrankfurter,sausage,meat\nham,sausage,meat\n", ',', true)]
    [InlineData("2024-01-05,A,3\n2024-01-06,B,4\n", ',', false)]
    [InlineData("Customer_ID,Timestamp,Total\n", ',', true)]
    [InlineData("sep=;\r\nid;name;price\r\n1;Pen, blue;2,5\r\n", ';', true)]
    [InlineData("\"sep=\t\"\nid\tname\n1\tPen\n", '\t', true)]
    [InlineData("\uFEFFSEP=|\rid|name\r1|a,b\r", '|', true)]
    public void Detect_Sample_TellsDelimiterAndHeader(string text, char delimiter, bool hasHeader)
    {
        var evidence = Detect(text);

        Assert.Equal((delimiter, hasHeader), (evidence.Dialect.Delimiter, evidence.Dialect.HasHeader));
        Assert.InRange(evidence.DelimiterConfidence, 0.5, 1);
        Assert.InRange(evidence.HeaderConfidence, 0.5, 1);
    }

    [Fact]
    public void Detect_QuotesThatAreInches_AreNoQuotes()
    {
        var lines = Enumerable.Range(1, 50).Select(index => $"{index}\t{(index == 20 ? "\"long\" 5\" screw" : index == 30 ? "\"big" : "screw")}\t{index}");

        var evidence = Detect("id\tname\tn\n" + string.Join('\n', lines) + "\n");

        Assert.Null(evidence.Dialect.Quote);
    }

    [Fact]
    public void Detect_CutOffSample_IgnoresItsLastRecord()
    {
        var evidence = Detect("a;b;c\n1;2;3\n4;5", complete: false);

        Assert.Equal(1, evidence.DelimiterConfidence, 0.3);
        Assert.Equal(';', evidence.Dialect.Delimiter);
    }

    [Theory]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    public void Detect_Utf16_IsRead(string encoding)
    {
        var bytes = TextEncodings.Get(encoding).GetBytes("\uFEFFid;name\n1;Ä\n2;Ö\n");

        var evidence = DialectDetector.Detect(bytes, complete: true, new EncodingEvidence(encoding, 1, 2, []));

        Assert.Equal((';', true, 2), (evidence.Dialect.Delimiter, evidence.Dialect.HasHeader, evidence.Dialect.ByteOrderMark));
    }

    [Fact]
    public void Detect_WhatAPersonChose_Stays()
    {
        var evidence = DialectDetector.Detect("a,b\n1,2\n"u8, complete: true, new EncodingEvidence("utf-8", 1, 0, []), ';', hasHeader: false);

        Assert.Equal((';', false, 1.0, 1.0), (evidence.Dialect.Delimiter, evidence.Dialect.HasHeader, evidence.DelimiterConfidence, evidence.HeaderConfidence));
    }

    private static DialectEvidence Detect(string text, bool complete = true) =>
        DialectDetector.Detect(Encoding.UTF8.GetBytes(text), complete, new EncodingEvidence("utf-8", 1, 0, []));
}
