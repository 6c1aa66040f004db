using System.Globalization;
using System.Reflection;
using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Wording;

namespace TechMart.Cli.Tests;

/// <summary>Every code of migration and profiles has its words.</summary>
public sealed class CustomerWordsTests
{
    private static readonly MigrationWords Migration = new(CultureInfo.GetCultureInfo("en-GB"));
    private static readonly ProfileWords Profile = new(CultureInfo.GetCultureInfo("en-GB"));

    [Fact]
    public void Notes_AllOfThem_HaveASentence()
    {
        Assert.All(Codes(typeof(MigrationNotes)), code => Assert.All([0, 1, 3], count => AssertSentence(Migration.Note(new MigrationNote(code, count)))));
        Assert.All(Codes(typeof(ProfileNotes)), code => Assert.All([0, 1, 3], count => AssertSentence(Profile.Note(new ProfileNote(code, count, "city")))));
        Assert.All(Codes(typeof(ProfileSilence)), code => AssertSentence(Profile.Silence(code)));
        Assert.All(Enum.GetValues<MoveReason>(), reason => AssertSentence(Migration.Reason(reason)));
        Assert.Equal("The periods share 3 days, so that their orders count in both.", Migration.Note(new MigrationNote(MigrationNotes.OverlappingPeriods, 3)));
    }

    [Fact]
    public void Measures_AllOfThem_HaveAName()
    {
        Assert.All(Codes(typeof(ProfileMeasures)), measure =>
        {
            var name = Profile.Measure(Comparison(measure, "1"));
            Assert.DoesNotContain("…", name, StringComparison.Ordinal);
            Assert.NotEmpty(name);
        });
        Assert.Equal("Share of orders on Sunday", Profile.Measure(Comparison(ProfileMeasures.Weekday, "7")));
        Assert.Equal("Share of orders on Monday", Profile.Measure(Comparison(ProfileMeasures.Weekday, "1")));
        Assert.Equal("Share of orders at 23–24 h", Profile.Measure(Comparison(ProfileMeasures.Hour, "23")));
        Assert.Equal("Share of orders in December", Profile.Measure(Comparison(ProfileMeasures.Month, "12")));
        Assert.Equal("Age group: 18–24", Profile.Measure(Comparison(ProfileMeasures.Attribute, "18–24", "ageGroup")));
        Assert.Equal("shoeSize: 42", Profile.Measure(Comparison(ProfileMeasures.Attribute, "42", "shoeSize")));
    }

    [Fact]
    public void Values_ByUnit_AreWrittenForTheReader()
    {
        Assert.Equal("12.5%", Profile.Value(Comparison(ProfileMeasures.Hour, "1"), 0.125));
        Assert.Equal("1,234.50", Profile.Value(Comparison(ProfileMeasures.Revenue, null) with { Unit = ProfileUnit.Money }, 1234.5));
        Assert.Equal("–", Profile.Value(Comparison(ProfileMeasures.Revenue, null), null));
        Assert.Equal("< 0.001", Profile.Probability(1e-9));
        Assert.Equal("0.050", Profile.Probability(0.05));
        Assert.All(Enum.GetValues<EffectMagnitude>(), magnitude => Assert.NotEmpty(Profile.Magnitude(magnitude)));
        Assert.NotEqual(Migration.Name(MigrationSegments.New), Migration.Name("new-customers"));
        Assert.Equal("Gone", Migration.Name(MigrationSegments.Gone));
    }

    private static ProfileComparison Comparison(string measure, string? value, string? attribute = null) =>
        new(measure, attribute, value, ProfileUnit.Share, 0.5, 0.25, 10, 20);

    private static List<string> Codes(Type type) =>
        [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    private static void AssertSentence(string sentence)
    {
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("{", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("…", sentence, StringComparison.Ordinal);
    }
}
