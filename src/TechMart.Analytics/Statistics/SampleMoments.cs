namespace TechMart.Analytics.Statistics;

/// <summary>What tests of means need to know of a sample.</summary>
/// <param name="Count">How many values.</param>
/// <param name="Mean">Their mean; 0 for none.</param>
/// <param name="Variance">Their variance with divisor count − 1; 0 for fewer than two.</param>
public readonly record struct SampleMoments(long Count, double Mean, double Variance)
{
    /// <summary>The moments of values, in two passes so that nothing cancels.</summary>
    public static SampleMoments Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return default;
        }
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }
        var mean = sum / values.Length;
        var (squares, rest) = (0.0, 0.0);
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
            rest += value - mean;
        }
        // What the rounded mean left over (Chan, Golub and LeVeque 1983); constant values come out with no variance at all.
        squares = Math.Max(0, squares - (rest * rest / values.Length));
        var constant = !values.ContainsAnyExcept(values[0]);
        return new SampleMoments(values.Length, constant ? values[0] : mean, constant || values.Length < 2 ? 0 : squares / (values.Length - 1));
    }

    /// <summary>The moments of whole numbers from their exact sums, as numbers of <paramref name="scale"/>th parts.</summary>
    internal static SampleMoments OfSums(long count, long sum, UInt128 squares, double scale)
    {
        if (count == 0)
        {
            return default;
        }
        var mean = sum / (double)count / scale;
        var spread = ((UInt128)count * squares) - (UInt128)((Int128)sum * sum);
        return new SampleMoments(count, mean, count < 2 ? 0 : (double)spread / count / (count - 1) / scale / scale);
    }
}
