using System.Text;
using TechMart.Import.Reading;

namespace TechMart.Import.Tests.Reading;

public class EncodingDetectorTests
{
    private const string German = "Kunde;Ort\nMüller;Köln\nHäberlin;Zürich\nBühler;Straße\nPÖLKING;MÜNCHEN\nFranzösisch;Überlingen\n";
    private const string French = "Nom,Ville\nFrançois,Orléans\nHélène,Besançon\nAgnès,Nîmes\nÉtienne,Saint-Étienne\nNoël,Où\n";
    private const string Spanish = "Nombre,Ciudad\nMuñoz,Córdoba\nPeña,Málaga\nIñigo,Logroño\nJosé,León\nÁngel,Ávila\n";
    private const string Russian = "Товар,Город\nРучка шариковая,Москва\nТележка багажная,Санкт-Петербург\nМуляж ЯБЛОКО,Тверь\nСушилка для белья,Пермь\n";

    [Theory]
    [InlineData(German, "windows-1252")]
    [InlineData(French, "windows-1252")]
    [InlineData(Spanish, "windows-1252")]
    [InlineData(German, "ibm437")]
    [InlineData(French, "ibm437")]
    [InlineData(Spanish, "ibm850")]
    [InlineData(Russian, "windows-1251")]
    [InlineData(German, "utf-8")]
    [InlineData(Russian, "utf-8")]
    [InlineData(German, "utf-16le")]
    [InlineData(Russian, "utf-16le")]
    [InlineData(German, "utf-16be")]
    [InlineData("id,name\n1,Müller\n", "windows-1252")]
    [InlineData("id,name\n1,Müller\n", "ibm437")]
    [InlineData("id,name\n1,Häberlin\n", "ibm437")]
    [InlineData("id,name\n1,Français\n", "ibm437")]
    [InlineData("id,name\n1,Français\n", "windows-1252")]
    [InlineData("id,name\n1,Peña\n", "windows-1252")]
    [InlineData("id,name\n1,Peña\n", "ibm437")]
    [InlineData("id,name\n1,JOSÉ\n", "windows-1252")]
    [InlineData("id,name\n1,Ручка\n", "windows-1251")]
    [InlineData("id,name\n1,café", "windows-1252")]
    [InlineData("id,state\n1,Andhra\u00A0Pradesh\n", "windows-1252")]
    [InlineData("id,name\n1,3.5” disk\n2,“Best” offer\n", "windows-1252")]
    [InlineData("id,price\n1,£5\n2,£12\n", "windows-1252")]
    [InlineData("id,price\n1,£5\n2,£12\n", "ibm437")]
    [InlineData("id,price\n1,5 €\n2,12 €\n", "windows-1252")]
    [InlineData("id,name\n1,SÃO PAULO\n2,Florianópolis\n3,Ação\n", "windows-1252")]
    [InlineData("id,name\n1,SÃO PAULO\n2,Florianópolis\n3,Ação\n", "ibm850")]
    public void Result_OfRealWords_IsTheEncoding(string text, string encoding)
    {
        var evidence = Detect(TextEncodings.Get(encoding).GetBytes(text));

        Assert.True(evidence.Encoding == encoding, evidence + string.Join(" ", evidence.RunnersUp));
        Assert.InRange(evidence.Confidence, 0.5, 1);
        Assert.DoesNotContain(evidence.RunnersUp, other => other.Encoding == encoding || other.Confidence > evidence.Confidence);
    }

    [Theory]
    [InlineData("utf-8", 3)]
    [InlineData("utf-16le", 2)]
    [InlineData("utf-16be", 2)]
    public void Result_WithByteOrderMark_IsCertain(string encoding, int length)
    {
        var evidence = Detect(TextEncodings.Get(encoding).GetBytes("\uFEFFa,b\n1,2\n"));

        Assert.Equal((encoding, 1.0, length), (evidence.Encoding, evidence.Confidence, evidence.ByteOrderMark));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n1,2\n")]
    public void Result_OfAscii_IsUtf8ForCertain(string text)
    {
        var evidence = Detect(Encoding.ASCII.GetBytes(text));

        Assert.Equal(("utf-8", 1.0), (evidence.Encoding, evidence.Confidence));
        Assert.Empty(evidence.RunnersUp);
    }

    [Fact]
    public void Result_Latin1WithoutItsControls_IsARunnerUpThatReadsAlike()
    {
        var evidence = Detect(Encoding.Latin1.GetBytes(German));

        Assert.Equal("iso-8859-1", evidence.RunnersUp[0].Encoding);
    }

    [Fact]
    public void Result_AFewBrokenLettersInUtf8_StaysUtf8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(German, 20))), 0xFC, (byte)'\n'];

        var evidence = Detect(bytes);

        Assert.Equal("utf-8", evidence.Encoding);
        Assert.True(evidence.Confidence < 0.95);
    }

    [Theory]
    [InlineData(German, "utf-8")]
    [InlineData(Russian, "utf-8")]
    [InlineData(Russian, "utf-16be")]
    [InlineData(French, "ibm437")]
    [InlineData("id,name\n1,café", "windows-1252")]
    public void Result_DoesNotDependOnBlocks(string text, string encoding)
    {
        var bytes = TextEncodings.Get(encoding).GetBytes(text);
        var whole = Detect(bytes);
        for (var block = 1; block < 9; block++)
        {
            var detector = new EncodingDetector();
            for (var start = 0; start < bytes.Length; start += block)
            {
                detector.Add(bytes.AsSpan(start, Math.Min(block, bytes.Length - start)));
            }
            Assert.Equal((whole.Encoding, whole.Confidence), (detector.Result.Encoding, detector.Result.Confidence));
        }
    }

    private static EncodingEvidence Detect(byte[] bytes)
    {
        var detector = new EncodingDetector();
        detector.Add(bytes);
        return detector.Result;
    }
}
