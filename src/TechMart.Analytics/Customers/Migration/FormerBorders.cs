using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Migration;

/// <summary>
/// Scores one measure's values by the borders of a period that is over. Where scores go by ranks, one value can have got several scores in that period:
/// then it is given, of these, the one nearest to what the customer had. So a value that did not change never changes its score.
/// </summary>
internal sealed class FormerBorders
{
    private readonly bool _lowIsGood;
    private readonly long[] _borders;

    // The lowest value of each score, in the order of values; none = higher than any.
    private readonly long[] _lowest;

    public FormerBorders(RfmScale scale)
    {
        _lowIsGood = scale.Measure == RfmMeasure.Recency;
        _borders = [.. scale.Borders.Select(Whole)];
        var bands = _lowIsGood ? scale.Bands.Reverse() : scale.Bands;
        _lowest = [.. bands.Select(band => band.Lowest is { } lowest ? Whole(lowest) : long.MaxValue)];

        long Whole(decimal value) => scale.Measure == RfmMeasure.Monetary ? FixedPoint.FromDecimal(value) : decimal.ToInt64(value);
    }

    /// <summary>The score of a value for a customer who had a score in that period.</summary>
    public int ScoreOf(long value, int formerScore)
    {
        var lower = 0;
        while (lower < _borders.Length && value > _borders[lower])
        {
            lower++;
        }
        var upper = lower;
        for (var band = lower + 1; band < _lowest.Length; band++)
        {
            if (_lowest[band] <= value)
            {
                upper = band;
            }
        }
        var nearest = Math.Clamp(BandOf(formerScore), lower, upper);
        return _lowIsGood ? SegmentTable.Scores - nearest : 1 + nearest;
    }

    private int BandOf(int score) => _lowIsGood ? SegmentTable.Scores - score : score - 1;
}
