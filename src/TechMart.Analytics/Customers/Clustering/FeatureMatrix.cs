namespace TechMart.Analytics.Customers.Clustering;

/// <summary>
/// What is known of each customer in numbers: a row for each customer, a column for each feature. Immutable, and finite throughout.
/// </summary>
/// <remarks>Kept row after row, as callers make them and as sums by cluster read them; the search for the nearest centre packs its own copy
/// in groups of eight rows (<see cref="PointGroups"/>).</remarks>
public sealed class FeatureMatrix
{
    /// <summary>Larger numbers are refused: their squares, added up, would overflow.</summary>
    public const double Largest = 1e100;

    private readonly double[] _values;

    private FeatureMatrix(double[] values, IReadOnlyList<string> names)
    {
        _values = values;
        Names = names;
        Rows = values.Length / names.Count;
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns, at least 1.</summary>
    public int Columns => Names.Count;

    /// <summary>All numbers, row after row.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The numbers of a row.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>Makes a matrix.</summary>
    /// <param name="values">The numbers, row after row.</param>
    /// <param name="names">Names of the columns.</param>
    /// <exception cref="ArgumentException">There is no column, or the last row is not complete.</exception>
    /// <exception cref="ClusteringException">A number is not finite (<see cref="ClusteringProblem.NotFinite"/>) or too large
    /// (<see cref="ClusteringProblem.TooLarge"/>).</exception>
    public static FeatureMatrix OfRows(ReadOnlySpan<double> values, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0 || values.Length % names.Count != 0)
        {
            throw new ArgumentException($"{values.Length} numbers are no rows of {names.Count} columns.", nameof(values));
        }
        return Checked(values.ToArray(), [.. names]);
    }

    /// <summary>Makes a matrix of whole columns.</summary>
    /// <param name="columns">The columns, all of one length.</param>
    /// <param name="names">Their names.</param>
    /// <exception cref="ArgumentException">There is no column, or they differ in length.</exception>
    /// <exception cref="ClusteringException">As in <see cref="OfRows"/>.</exception>
    public static FeatureMatrix OfColumns(IReadOnlyList<double[]> columns, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(names);
        if (columns.Count == 0 || columns.Count != names.Count || columns.Any(column => column.Length != columns[0].Length))
        {
            throw new ArgumentException($"{columns.Count} columns and {names.Count} names make no matrix.", nameof(columns));
        }
        var values = new double[checked(columns.Count * columns[0].Length)];
        for (var column = 0; column < columns.Count; column++)
        {
            for (var row = 0; row < columns[column].Length; row++)
            {
                values[(row * columns.Count) + column] = columns[column][row];
            }
        }
        return Checked(values, [.. names]);
    }

    /// <summary>Some of the rows, in the order asked for; a row may be asked for several times.</summary>
    public FeatureMatrix Select(ReadOnlySpan<int> rows)
    {
        var values = new double[rows.Length * Columns];
        for (var i = 0; i < rows.Length; i++)
        {
            Row(rows[i]).CopyTo(values.AsSpan(i * Columns));
        }
        return new FeatureMatrix(values, Names);
    }

    private static FeatureMatrix Checked(double[] values, string[] names)
    {
        for (var i = 0; i < values.Length; i++)
        {
            // The comparison is false for what is no number, too.
            if (!(Math.Abs(values[i]) <= Largest))
            {
                var problem = double.IsFinite(values[i]) ? ClusteringProblem.TooLarge : ClusteringProblem.NotFinite;
                throw new ClusteringException(problem, i / names.Length, names[i % names.Length]);
            }
        }
        return new FeatureMatrix(values, names);
    }
}
