namespace TechMart.Analytics.Customers.Clustering;

/// <summary>
/// Points packed for vectors: eight rows form a group, and a group keeps column after column the eight numbers of its rows. So one load brings a
/// feature of four rows, and a row's features still lie close together. Places beyond the last row hold 0 and are never counted.
/// </summary>
internal sealed class PointGroups
{
    /// <summary>Rows of a group: two vectors of four doubles, everywhere, so that the bits do not depend on the machine's vector width.</summary>
    public const int Lanes = 8;

    /// <summary>Groups of a block: what one thread takes at once, and what is added up on its own.</summary>
    public const int BlockGroups = 512;

    /// <summary>Rows of a block.</summary>
    public const int BlockRows = BlockGroups * Lanes;

    /// <summary>Packs a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="rows">The rows to take, some perhaps several times; null = all.</param>
    public PointGroups(FeatureMatrix matrix, int[]? rows = null)
    {
        Rows = rows?.Length ?? matrix.Rows;
        Columns = matrix.Columns;
        Groups = (Rows + Lanes - 1) / Lanes;
        Blocks = (Groups + BlockGroups - 1) / BlockGroups;
        Packed = new double[checked(Groups * Lanes * Columns)];
        for (var row = 0; row < Rows; row++)
        {
            var point = matrix.Row(rows?[row] ?? row);
            var start = Start(row);
            for (var column = 0; column < Columns; column++)
            {
                Packed[start + (column * Lanes)] = point[column];
            }
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Groups { get; }

    public int Blocks { get; }

    /// <summary>All numbers: group, then column, then row within the group.</summary>
    public double[] Packed { get; }

    /// <summary>Where a row's first number lies; the next ones follow <see cref="Lanes"/> apart.</summary>
    public int Start(int row) => ((row / Lanes) * Lanes * Columns) + (row % Lanes);

    /// <summary>The rows of a block.</summary>
    public (int First, int End) BlockOfRows(int block) => (block * BlockRows, Math.Min(Rows, (block + 1) * BlockRows));

    /// <summary>The groups of a block.</summary>
    public (int First, int End) BlockOfGroups(int block) => (block * BlockGroups, Math.Min(Groups, (block + 1) * BlockGroups));

    /// <summary>A row as it was.</summary>
    public void CopyRow(int row, Span<double> point)
    {
        var start = Start(row);
        for (var column = 0; column < Columns; column++)
        {
            point[column] = Packed[start + (column * Lanes)];
        }
    }
}
