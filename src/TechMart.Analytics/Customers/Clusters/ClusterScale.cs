using TechMart.Analytics.Customers.Clustering;

namespace TechMart.Analytics.Customers.Clusters;

/// <summary>
/// Brings features to scales on which they can be compared: each counted in its unit, winsorised, as a logarithm unless it is a share, standardised; and back.
/// </summary>
internal sealed class ClusterScale
{
    private readonly double[] _units;
    private readonly int[] _logged;
    private readonly int[] _plain;
    private readonly FeatureTransform? _logs;
    private readonly FeatureTransform? _plains;
    private readonly IReadOnlyList<string> _names;

    private ClusterScale(FeatureMatrix original, ClusterOptions options)
    {
        _names = original.Names;
        _units = [.. _names.Select((name, column) => options.Log1p && CustomerFeatures.UnitOf(name) == FeatureUnit.Money ? MoneyUnit(original, column) : 1)];
        var columns = Enumerable.Range(0, original.Columns).ToList();
        _logged = [.. columns.Where(column => IsLogged(_names[column], options))];
        _plain = [.. columns.Except(_logged)];
        var transform = new FeatureTransformOptions { Winsorize = options.Winsorize, Standardize = true };
        _logs = _logged.Length > 0 ? FeatureTransform.Learn(Part(original, _logged), transform with { Log1p = true }) : null;
        _plains = _plain.Length > 0 ? FeatureTransform.Learn(Part(original, _plain), transform) : null;
    }

    /// <summary>Learns units, limits, means and deviations.</summary>
    public static ClusterScale Learn(FeatureMatrix original, ClusterOptions options) => new(original, options);

    /// <summary>What was learnt of each feature.</summary>
    public IEnumerable<(bool IsLogged, double Unit, double Mean, double Deviation)> Learnt() => _names.Select((_, column) =>
    {
        var place = Array.IndexOf(_logged, column);
        return place >= 0
            ? (true, _units[column], _logs!.Means[place], _logs.Deviations[place])
            : (false, _units[column], _plains!.Means[Array.IndexOf(_plain, column)], _plains.Deviations[Array.IndexOf(_plain, column)]);
    });

    /// <summary>The features on the new scales.</summary>
    public FeatureMatrix Apply(FeatureMatrix original)
    {
        var values = new double[original.Values.Length];
        Spread(_logs?.Apply(Part(original, _logged)), _logged, values, original.Columns);
        Spread(_plains?.Apply(Part(original, _plain)), _plain, values, original.Columns);
        return FeatureMatrix.OfRows(values, original.Names);
    }

    /// <summary>A point on the new scales in the features' own units.</summary>
    public double[] Invert(ReadOnlySpan<double> point)
    {
        var result = new double[point.Length];
        Back(_logs, _logged, point, result);
        Back(_plains, _plain, point, result);
        return result;
    }

    private static bool IsLogged(string name, ClusterOptions options) => options.Log1p && CustomerFeatures.UnitOf(name) != FeatureUnit.Share;

    private void Back(FeatureTransform? transform, int[] columns, ReadOnlySpan<double> point, double[] result)
    {
        if (transform is null)
        {
            return;
        }
        var part = new double[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            part[i] = point[columns[i]];
        }
        part = transform.Invert(part);
        for (var i = 0; i < columns.Length; i++)
        {
            result[columns[i]] = part[i] * _units[columns[i]];
        }
    }

    private FeatureMatrix Part(FeatureMatrix original, int[] columns)
    {
        var values = new double[original.Rows * columns.Length];
        for (var row = 0; row < original.Rows; row++)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                values[(row * columns.Length) + i] = original.Row(row)[columns[i]] / _units[columns[i]];
            }
        }
        return FeatureMatrix.OfRows(values, [.. columns.Select(column => _names[column])]);
    }

    private static void Spread(FeatureMatrix? part, int[] columns, double[] values, int width)
    {
        for (var row = 0; row < part?.Rows; row++)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                values[(row * width) + columns[i]] = part.Row(row)[i];
            }
        }
    }

    /// <summary>The power of ten in which the median amount has three digits before the point; 1 where the median is 0.</summary>
    private static double MoneyUnit(FeatureMatrix original, int column)
    {
        var amounts = new double[original.Rows];
        for (var row = 0; row < amounts.Length; row++)
        {
            amounts[row] = Math.Abs(original.Row(row)[column]);
        }
        Array.Sort(amounts);
        var median = amounts[amounts.Length / 2];
        return median > 0 ? Math.Pow(10, Math.Floor(Math.Log10(median)) - 2) : 1;
    }
}
