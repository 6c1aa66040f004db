namespace TechMart.Analytics.Statistics;

/// <summary>Pairs rows with columns so that the sum of what the pairs bring is largest.</summary>
public static class OptimalAssignment
{
    /// <summary>
    /// The best pairing (the Hungarian method of Kuhn and Munkres with potentials, after Jonker and Volgenant 1987; cubic time).
    /// Where several are equally good, always the same one.
    /// </summary>
    /// <param name="gains">What each pair of row and column brings; finite.</param>
    /// <returns>For each row its column, or −1 where there are more rows than columns and it stays alone.</returns>
    public static int[] Maximise(double[,] gains)
    {
        ArgumentNullException.ThrowIfNull(gains);
        var (rows, columns) = (gains.GetLength(0), gains.GetLength(1));
        if (rows > columns)
        {
            var turned = new double[columns, rows];
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    turned[column, row] = gains[row, column];
                }
            }
            var rowOf = Maximise(turned);
            var result = new int[rows];
            Array.Fill(result, -1);
            for (var column = 0; column < columns; column++)
            {
                result[rowOf[column]] = column;
            }
            return result;
        }
        return Solve(gains, rows, columns);
    }

    /// <summary>Adds row after row and follows the cheapest chain of changes to a free column. Row and column 0 of the working arrays are no real
    /// ones.</summary>
    private static int[] Solve(double[,] gains, int rows, int columns)
    {
        var rowPotential = new double[rows + 1];
        var columnPotential = new double[columns + 1];
        var rowOfColumn = new int[columns + 1];
        var cameFrom = new int[columns + 1];
        for (var row = 1; row <= rows; row++)
        {
            rowOfColumn[0] = row;
            var column = 0;
            var slack = new double[columns + 1];
            Array.Fill(slack, double.PositiveInfinity);
            var visited = new bool[columns + 1];
            do
            {
                visited[column] = true;
                var current = rowOfColumn[column];
                var step = double.PositiveInfinity;
                var next = 0;
                for (var j = 1; j <= columns; j++)
                {
                    if (visited[j])
                    {
                        continue;
                    }
                    var cost = -gains[current - 1, j - 1] - rowPotential[current] - columnPotential[j];
                    if (cost < slack[j])
                    {
                        (slack[j], cameFrom[j]) = (cost, column);
                    }
                    if (slack[j] < step)
                    {
                        (step, next) = (slack[j], j);
                    }
                }
                for (var j = 0; j <= columns; j++)
                {
                    if (visited[j])
                    {
                        rowPotential[rowOfColumn[j]] += step;
                        columnPotential[j] -= step;
                    }
                    else
                    {
                        slack[j] -= step;
                    }
                }
                column = next;
            }
            while (rowOfColumn[column] != 0);
            do
            {
                var previous = cameFrom[column];
                rowOfColumn[column] = rowOfColumn[previous];
                column = previous;
            }
            while (column != 0);
        }
        var result = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOfColumn[column] > 0)
            {
                result[rowOfColumn[column] - 1] = column - 1;
            }
        }
        return result;
    }
}
