using System.Globalization;
using System.Reflection;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Wording;

namespace TechMart.Cli.Tests;

public sealed class SegmentWordsTests
{
    private static readonly SegmentWords Words = new(CultureInfo.GetCultureInfo("en-GB"));

    [Fact]
    public void Segments_AllOfOurs_HaveNameDescriptionAndAdvice()
    {
        Assert.All(SegmentCodes.All, segment =>
        {
            Assert.NotEqual(segment, Words.Name(segment));
            Assert.All([Words.Description(segment), Words.Growth(segment), Words.WinBack(segment)], text => Assert.True(text?.Length > 20, segment));
        });
        Assert.Equal(SegmentCodes.All.Count, SegmentCodes.All.Select(Words.Name).Distinct().Count());
    }

    [Fact]
    public void Segments_OfOnesOwn_AreCalledAsTheyAre()
    {
        Assert.Equal("Wholesale", Words.Name("Wholesale"));
        Assert.Null(Words.Growth("Wholesale"));
    }

    [Fact]
    public void Notes_AllOfThem_HaveASentence()
    {
        var codes = typeof(RfmNotes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.All([1, 3], count =>
        {
            var sentence = Words.Note(new RfmNote(code, RfmMeasure.Frequency, count));
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain("{", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain("…", sentence, StringComparison.Ordinal);
        }));
        Assert.Equal("2 of the five scores for frequency are given to nobody: too many customers share a value, or the borders lie so.", Words.Note(new RfmNote(RfmNotes.EmptyScores, RfmMeasure.Frequency, 2)));
    }

    [Fact]
    public void Options_AllOfThem_HaveWords()
    {
        Assert.All(Enum.GetValues<TieRule>(), rule => Assert.NotEmpty(Words.Ties(rule)));
        Assert.All(Enum.GetValues<FrequencyMeasure>(), measure => Assert.NotEmpty(Words.Frequency(measure)));
        Assert.All(Enum.GetValues<MonetaryMeasure>(), measure => Assert.NotEmpty(Words.Monetary(measure)));
        Assert.All(Enum.GetValues<SegmentAxis>(), axis => Assert.NotEmpty(Words.Axis(axis)));
    }
}
