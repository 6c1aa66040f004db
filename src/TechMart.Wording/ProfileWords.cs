using System.Globalization;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Wording.Resources;

namespace TechMart.Wording;

/// <summary>Makes the words about what a group of customers is like, for page and command line alike.</summary>
/// <param name="culture">The culture of numbers and of the names of days and months.</param>
/// <param name="language">The language of the sentences; null = that of the culture.</param>
public sealed class ProfileWords(CultureInfo culture, CultureInfo? language = null)
{
    private const double Smallest = 0.001;
    private readonly Texts _texts = new(typeof(SegmentTexts), language ?? culture);
    private readonly Texts _attributes = new(typeof(ShellTexts), language ?? culture);

    /// <summary>What is compared.</summary>
    public string Measure(ProfileComparison comparison) => _texts.Fill(
        $"Profile_{comparison.Measure}",
        ("attribute", Attribute(comparison.Attribute)),
        ("value", comparison.Measure switch
        {
            ProfileMeasures.Weekday => Dates.GetDayName((DayOfWeek)(Number(comparison) % 7)),
            ProfileMeasures.Hour => string.Create(culture, $"{Number(comparison)}–{Number(comparison) + 1}"),
            ProfileMeasures.Month => Dates.GetMonthName(Number(comparison)),
            _ => comparison.Value ?? "",
        }));

    /// <summary>A side's value as its unit wants it; a dash where it is not told.</summary>
    public string Value(ProfileComparison comparison, double? value) => value is not { } number ? ReaderFormat.Missing : comparison.Unit switch
    {
        ProfileUnit.Share => number.ToString("P1", culture),
        _ => number.ToString("N2", culture),
    };

    /// <summary>How large an effect is.</summary>
    public string Magnitude(EffectMagnitude magnitude) => _texts[$"Magnitude_{magnitude}"];

    /// <summary>Why a comparison has no test.</summary>
    public string Silence(string code) => _texts.Fill($"Silence_{code}", ("enough", Number(ProfileAnalysis.FewestCustomers)));

    /// <summary>A p-value to three digits.</summary>
    public string Probability(double probability) => probability < Smallest
        ? string.Create(culture, $"< {Smallest:N3}")
        : probability.ToString("N3", culture);

    /// <summary>What limits an answer, in one sentence.</summary>
    public string Note(ProfileNote note) => _texts.Count(
        $"ProfileNote_{note.Code}",
        note.Count,
        ("count", Number(note.Count)),
        ("enough", Number(ProfileAnalysis.FewestCustomers)),
        ("most", Number(ProfileAnalysis.MostValues)),
        ("attribute", Attribute(note.Attribute)));

    private DateTimeFormatInfo Dates => _texts.Culture.DateTimeFormat;

    private static int Number(ProfileComparison comparison) => int.Parse(comparison.Value!, CultureInfo.InvariantCulture);

    private string Number(long count) => count.ToString("N0", culture);

    /// <summary>The name of an attribute that we know; another is called as the file calls it.</summary>
    public string Attribute(string? name) => name is null ? "" : _attributes.Find($"Attribute_{name}") ?? name;
}
