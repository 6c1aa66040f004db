using TechMart.Analytics.Customers.Rfm;
using TechMart.Wording;

namespace TechMart.Dashboard.Reports.Segments.Rfm;

/// <summary>How scores are given, ready for the reader.</summary>
/// <param name="Rules">What is counted and how equal values are scored, a sentence each.</param>
/// <param name="Rows">The measures with the values of their scores.</param>
public sealed record RfmScales(IReadOnlyList<string> Rules, IReadOnlyList<RfmScaleRow> Rows)
{
    /// <summary>Makes it of the numbers.</summary>
    public static RfmScales Of(RfmSource source)
    {
        var (rfm, texts, words, options) = (source.Result, source.Texts, source.Words, source.Scoring.Options);
        return new RfmScales(
            [
                texts["Rule_Recency", source.Format.Day(rfm.AsOf)],
                texts["Rule_Frequency", words.Frequency(options.Frequency)],
                texts["Rule_Monetary", words.Monetary(options.Monetary), source.Format.MoneyUnit],
                texts["Rule_Ties", words.Ties(options.Ties)],
                .. words.OwnBorders(options, amount => source.Format.Money(amount)),
                texts["Rule_NextOrder"],
                texts["Rule_Silence", source.Format.Count(options.NearDays)],
            ],
            [
                .. new[] { rfm.Recency, rfm.Frequency, rfm.Monetary }.Select(scale => new RfmScaleRow(
                    texts[$"Scale_{scale.Measure}", scale.Measure == RfmMeasure.Monetary ? source.Format.MoneyUnit : source.FrequencyUnit],
                    [.. scale.Bands.Select(band => new RfmScaleCell(Range(source, scale, band.Score) ?? "", texts.Counted("Scale_Customers", band.Customers, source.Format.Count(band.Customers))))])),
            ]);
    }

    /// <summary>The values that got a score: <c>1–13</c>; null where nobody got it.</summary>
    public static string? Range(RfmSource source, RfmScale scale, int score)
    {
        var band = scale.Bands[score - 1];
        if (band is not { Lowest: { } low, Highest: { } high })
        {
            return null;
        }
        return low == high ? Write(low) : $"{Write(low)}–{Write(high)}";

        string Write(decimal value) => scale.Measure == RfmMeasure.Monetary ? source.Format.ShortMoney(value) : source.Format.Number(value);
    }
}

/// <summary>A measure with the values of its scores.</summary>
/// <param name="Measure">Name and unit.</param>
/// <param name="Scores">From score 1 to 5.</param>
public sealed record RfmScaleRow(string Measure, IReadOnlyList<RfmScaleCell> Scores);

/// <summary>What got a score.</summary>
/// <param name="Values">From the lowest to the highest value; empty where nobody got it.</param>
/// <param name="Customers">How many got it.</param>
public sealed record RfmScaleCell(string Values, string Customers);
