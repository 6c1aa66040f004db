namespace TechMart.Analytics.Customers.Clustering;

/// <summary>What is done to features before they are compared.</summary>
public sealed record FeatureTransformOptions
{
    /// <summary>Share of the values at each end of a column that is drawn in to the value at that quantile, below 0.5; 0 = none. Comes first.</summary>
    public double Winsorize { get; init; }

    /// <summary>Whether to take <c>log(1 + x)</c>; of a negative value <c>−log(1 − x)</c>, so that it stays defined, odd and invertible. Comes
    /// second.</summary>
    public bool Log1p { get; init; }

    /// <summary>Whether to subtract the mean and divide by the population deviation (divided by n). A constant column becomes 0. Comes last.</summary>
    public bool Standardize { get; init; }
}

/// <summary>
/// Brings features to scales on which they can be compared, and back: winsorising, logarithm, standardisation, in this order. What was learnt from
/// one matrix can be applied to another.
/// </summary>
public sealed class FeatureTransform
{
    private readonly FeatureTransformOptions _options;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly double[] _means;
    private readonly double[] _deviations;

    private FeatureTransform(FeatureTransformOptions options, int columns)
    {
        _options = options;
        _low = Filled(columns, double.NegativeInfinity);
        _high = Filled(columns, double.PositiveInfinity);
        _means = new double[columns];
        _deviations = Filled(columns, 1);
    }

    /// <summary>Means of the columns after winsorising and logarithm; 0 without standardisation.</summary>
    public IReadOnlyList<double> Means => _means;

    /// <summary>Population deviations of the columns after winsorising and logarithm; 1 without standardisation and for a constant column.</summary>
    public IReadOnlyList<double> Deviations => _deviations;

    /// <summary>Learns limits, means and deviations.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share to winsorise is not in [0, 0.5).</exception>
    public static FeatureTransform Learn(FeatureMatrix matrix, FeatureTransformOptions options)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Winsorize is not (>= 0 and < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Winsorize, "The share to winsorise is from 0 to less than 0.5.");
        }
        var transform = new FeatureTransform(options, matrix.Columns);
        if (matrix.Rows == 0)
        {
            return transform;
        }
        var column = new double[matrix.Rows];
        for (var i = 0; i < matrix.Columns; i++)
        {
            for (var row = 0; row < matrix.Rows; row++)
            {
                column[row] = matrix.Values[(row * matrix.Columns) + i];
            }
            transform.LearnColumn(i, column);
        }
        return transform;
    }

    /// <summary>The features on the new scales.</summary>
    /// <exception cref="ArgumentException">The matrix has another number of columns.</exception>
    public FeatureMatrix Apply(FeatureMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        CheckColumns(matrix.Columns);
        var values = matrix.Values.ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Forward(i % matrix.Columns, values[i]);
        }
        return FeatureMatrix.OfRows(values, matrix.Names);
    }

    /// <summary>A point on the new scales, such as a centre, in the original units. Inverts <see cref="Apply"/> for all that winsorising left
    /// alone.</summary>
    /// <exception cref="ArgumentException">The point has another number of columns.</exception>
    public double[] Invert(ReadOnlySpan<double> point)
    {
        CheckColumns(point.Length);
        var result = new double[point.Length];
        for (var column = 0; column < result.Length; column++)
        {
            var value = (point[column] * _deviations[column]) + _means[column];
            result[column] = _options.Log1p ? Expm1(value) : value;
        }
        return result;
    }

    private double Forward(int column, double value)
    {
        value = Scaled(Math.Clamp(value, _low[column], _high[column]));
        return (value - _means[column]) / _deviations[column];
    }

    private void LearnColumn(int column, double[] values)
    {
        if (_options.Winsorize > 0)
        {
            var sorted = values.AsSpan().ToArray();
            Array.Sort(sorted);
            (_low[column], _high[column]) = (Quantile(sorted, _options.Winsorize), Quantile(sorted, 1 - _options.Winsorize));
        }
        if (!_options.Standardize)
        {
            return;
        }
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = Scaled(Math.Clamp(values[row], _low[column], _high[column]));
        }
        var (mean, deviation) = Moments(values);
        _means[column] = mean;
        _deviations[column] = deviation > 0 ? deviation : 1;
    }

    /// <summary>Mean and population deviation. The mean is corrected by the mean of what is left, so that a constant column has a deviation of
    /// exactly 0; deviations are measured in the largest, so that tiny ones do not vanish.</summary>
    private static (double Mean, double Deviation) Moments(double[] values)
    {
        var origin = values[0];
        var mean = 0.0;
        foreach (var value in values)
        {
            mean += (value - origin) / values.Length;
        }
        mean += origin;
        var largest = values.Max(value => Math.Abs(value - mean));
        if (largest == 0)
        {
            return (mean, 0);
        }
        var squares = 0.0;
        foreach (var value in values)
        {
            var part = (value - mean) / largest;
            squares += part * part;
        }
        return (mean, largest * Math.Sqrt(squares / values.Length));
    }

    /// <summary>The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996).</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }

    private double Scaled(double value) => _options.Log1p ? Math.CopySign(Log1p(Math.Abs(value)), value) : value;

    /// <summary>log(1 + x) for x ≥ 0, exact for small x too (Kahan's way).</summary>
    private static double Log1p(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>The inverse of the logarithm above: sign(y)·(exp|y| − 1), exact for small y too.</summary>
    private static double Expm1(double y)
    {
        var size = Math.Abs(y);
        var power = Math.Exp(size);
        var result = power == 1 ? size : size > 1 ? power - 1 : (power - 1) * size / Math.Log(power);
        return Math.CopySign(result, y);
    }

    private void CheckColumns(int columns)
    {
        if (columns != _means.Length)
        {
            throw new ArgumentException($"{columns} columns do not fit what was learnt from {_means.Length}.");
        }
    }

    private static double[] Filled(int length, double value)
    {
        var array = new double[length];
        Array.Fill(array, value);
        return array;
    }
}
