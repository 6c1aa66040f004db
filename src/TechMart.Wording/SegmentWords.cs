using System.Globalization;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;
using TechMart.Wording.Resources;

namespace TechMart.Wording;

/// <summary>Makes the words about segments, their scores and borders, for page and command line alike.</summary>
/// <param name="culture">The culture of numbers.</param>
/// <param name="language">The language of the sentences; null = that of the culture.</param>
public sealed class SegmentWords(CultureInfo culture, CultureInfo? language = null)
{
    private readonly Texts _texts = new(typeof(SegmentTexts), language ?? culture);

    /// <summary>A segment's name; one that is not ours is called as its table calls it.</summary>
    public string Name(string segment) => _texts.Find($"Name_{segment}") ?? segment;

    /// <summary>Whether a name is that of a segment that is always there.</summary>
    public bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return SegmentCodes.All.Any(code => string.Equals(Plain(Name(code)), Plain(name), StringComparison.OrdinalIgnoreCase));

        static string Plain(string text) => text.Trim().Replace('’', '\'');
    }

    /// <summary>Who belongs to a segment; null for one that is not ours, as for the following.</summary>
    public string? Description(string segment) => _texts.Find($"About_{segment}");

    /// <summary>How such customers can be made to buy more.</summary>
    public string? Growth(string segment) => _texts.Find($"Grow_{segment}");

    /// <summary>How such customers can be brought back, or kept from leaving.</summary>
    public string? WinBack(string segment) => _texts.Find($"WinBack_{segment}");

    /// <summary>How equal values are scored.</summary>
    public string Ties(TieRule rule) => _texts[$"Ties_{rule}"];

    /// <summary>Where scores do not end at fifths: a sentence for each way in which they are cut otherwise.</summary>
    /// <param name="options">How customers are scored.</param>
    /// <param name="money">Writes money for the reader.</param>
    public IEnumerable<string> OwnBorders(RfmOptions options, Func<decimal, string> money)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Shares != RfmOptions.Quintiles)
        {
            yield return Sentence("OwnBorders_shares", options.Shares, share => share.ToString("0.##%", culture));
        }
        if (options.RecencyBorders is { } recency)
        {
            yield return Sentence("OwnBorders_recency", recency, Plain);
        }
        if (options.FrequencyBorders is { } frequency)
        {
            yield return Sentence("OwnBorders_frequency", frequency, Plain);
        }
        if (options.MonetaryBorders is { } spend)
        {
            yield return Sentence("OwnBorders_monetary", spend, money);
        }

        string Plain(decimal border) => border.ToString("#,0.####", culture);

        string Sentence(string key, FourBorders borders, Func<decimal, string> write) => _texts.Fill(
            key, ("first", write(borders.First)), ("second", write(borders.Second)), ("third", write(borders.Third)), ("fourth", write(borders.Fourth)));
    }

    /// <summary>What counts as frequency.</summary>
    public string Frequency(FrequencyMeasure measure) => _texts[$"Frequency_{measure}"];

    /// <summary>What counts as monetary value.</summary>
    public string Monetary(MonetaryMeasure measure) => _texts[$"Monetary_{measure}"];

    /// <summary>What the table of segments goes by.</summary>
    public string Axis(SegmentAxis axis) => _texts[$"Axis_{axis}"];

    /// <summary>The name of a measure.</summary>
    public string Measure(RfmMeasure measure) => _texts[$"Measure_{measure}"];

    /// <summary>To which day recency is counted, and why to that one; null where it is not.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="chosen">The day that somebody chose; null = the usual one.</param>
    /// <param name="filter">The selection.</param>
    public string? AsOf(DateOnly? asOf, DateOnly? chosen, SalesFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return asOf is not { } day ? null : _texts.Fill(
            chosen is not null ? "AsOf_chosen" : filter is { From: null, To: null } ? "AsOf_data" : "AsOf_period", ("day", DayText.Of(day, culture)));
    }

    /// <summary>That scores are relative to the filter; null where nothing but the period narrows the customers and orders that are compared.</summary>
    public string? ScoresOf(SalesFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return filter is { Categories.Count: 0, Attributes.Count: 0, Segment: null, SegmentReference: null } ? null : _texts["Scores_ofFilter"];
    }

    /// <summary>What limits an answer, in one sentence.</summary>
    public string Note(RfmNote note) => _texts.Count(
        $"Note_{note.Code}",
        note.Count,
        ("count", Number(note.Count)),
        ("enough", Number(RfmAnalysis.FewCustomers)),
        ("measure", note.Measure is { } measure ? Measure(measure) : ""));

    private string Number(long count) => count.ToString("N0", culture);
}
