namespace TechMart.Analytics.Statistics;

/// <summary>Principal components of a table: the directions in which its rows differ most. Columns are centred, not scaled.</summary>
public sealed class PrincipalComponents
{
    private readonly double[] _means;

    private PrincipalComponents(double[] means, double[] variances, double[] shares, double[][] directions)
    {
        _means = means;
        Variances = variances;
        ExplainedShares = shares;
        Directions = directions;
    }

    /// <summary>Variance along each component (divided by the number of rows), the largest first; never below 0.</summary>
    public IReadOnlyList<double> Variances { get; }

    /// <summary>Share of the whole variance, 0 to 1; all 0 where the rows do not differ.</summary>
    public IReadOnlyList<double> ExplainedShares { get; }

    /// <summary>Directions of length 1 in the space of the columns, signs as in <see cref="SymmetricEigen.Vectors"/>.</summary>
    public IReadOnlyList<double[]> Directions { get; }

    /// <summary>Finds the components.</summary>
    /// <param name="values">Finite numbers, row after row.</param>
    /// <param name="columns">Numbers in a row, at least 1.</param>
    /// <exception cref="ArgumentException">There is no row, or the last one is not complete.</exception>
    public static PrincipalComponents Of(ReadOnlySpan<double> values, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (values.IsEmpty || values.Length % columns != 0)
        {
            throw new ArgumentException($"{values.Length} numbers are no table of {columns} columns.", nameof(values));
        }
        var means = ColumnMeans(values, columns);
        var eigen = SymmetricEigen.Of(Covariance(values, columns, means), columns);
        var variances = eigen.Values.Select(value => Math.Max(value, 0)).ToArray();
        var total = variances.Sum();
        return new PrincipalComponents(means, variances, [.. variances.Select(value => total > 0 ? value / total : 0)], [.. eigen.Vectors]);
    }

    /// <summary>Where rows lie on the first components: row after row, <paramref name="components"/> numbers each.</summary>
    /// <param name="values">Rows of as many columns as the components were found from.</param>
    /// <param name="components">How many, from 1. Beyond the number of columns the scores are 0.</param>
    public double[] Scores(ReadOnlySpan<double> values, int components = 2)
    {
        var columns = _means.Length;
        var rows = values.Length / columns;
        var scores = new double[rows * components];
        for (var row = 0; row < rows; row++)
        {
            var point = values.Slice(row * columns, columns);
            for (var component = 0; component < Math.Min(components, columns); component++)
            {
                var direction = Directions[component];
                var sum = 0.0;
                for (var column = 0; column < columns; column++)
                {
                    sum += (point[column] - _means[column]) * direction[column];
                }
                scores[(row * components) + component] = sum;
            }
        }
        return scores;
    }

    private static double[] ColumnMeans(ReadOnlySpan<double> values, int columns)
    {
        var means = new double[columns];
        for (var i = 0; i < values.Length; i += columns)
        {
            for (var column = 0; column < columns; column++)
            {
                means[column] += values[i + column];
            }
        }
        for (var column = 0; column < columns; column++)
        {
            means[column] /= values.Length / columns;
        }
        return means;
    }

    private static double[] Covariance(ReadOnlySpan<double> values, int columns, double[] means)
    {
        var covariance = new double[columns * columns];
        var rows = values.Length / columns;
        for (var row = 0; row < rows; row++)
        {
            var point = values.Slice(row * columns, columns);
            for (var i = 0; i < columns; i++)
            {
                var deviation = point[i] - means[i];
                for (var j = i; j < columns; j++)
                {
                    covariance[(i * columns) + j] += deviation * (point[j] - means[j]);
                }
            }
        }
        for (var i = 0; i < covariance.Length; i++)
        {
            covariance[i] /= rows;
        }
        return covariance;
    }
}
