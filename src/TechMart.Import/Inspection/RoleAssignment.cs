namespace TechMart.Import.Inspection;

/// <summary>
/// Gives each role at most one column and each column at most one role so that the sum of the scores is largest
/// (the Hungarian method with potentials; Kuhn 1955).
/// </summary>
internal static class RoleAssignment
{
    /// <summary>The column of each role, or −1.</summary>
    /// <param name="scores">A score for each role (row) and column; what is not positive is never assigned.</param>
    public static int[] Assign(double[][] scores)
    {
        var roles = scores.Length;
        var columns = roles == 0 ? 0 : scores[0].Length;
        // A column of its own for each role, worth nothing, stands for "no column".
        var width = columns + roles;
        var rowPotential = new double[roles + 1];
        var columnPotential = new double[width + 1];
        var rowOf = new int[width + 1];
        var way = new int[width + 1];
        for (var row = 1; row <= roles; row++)
        {
            rowOf[0] = row;
            var current = 0;
            var slack = new double[width + 1];
            var used = new bool[width + 1];
            Array.Fill(slack, double.PositiveInfinity);
            do
            {
                used[current] = true;
                var (fromRow, delta, next) = (rowOf[current], double.PositiveInfinity, 0);
                for (var column = 1; column <= width; column++)
                {
                    if (used[column])
                    {
                        continue;
                    }
                    var reduced = Cost(fromRow - 1, column - 1) - rowPotential[fromRow] - columnPotential[column];
                    if (reduced < slack[column])
                    {
                        (slack[column], way[column]) = (reduced, current);
                    }
                    if (slack[column] < delta)
                    {
                        (delta, next) = (slack[column], column);
                    }
                }
                for (var column = 0; column <= width; column++)
                {
                    if (used[column])
                    {
                        rowPotential[rowOf[column]] += delta;
                        columnPotential[column] -= delta;
                    }
                    else
                    {
                        slack[column] -= delta;
                    }
                }
                current = next;
            }
            while (rowOf[current] != 0);
            for (; current != 0; current = way[current])
            {
                rowOf[current] = rowOf[way[current]];
            }
        }
        var assigned = new int[roles];
        Array.Fill(assigned, -1);
        for (var column = 1; column <= columns; column++)
        {
            if (rowOf[column] > 0 && scores[rowOf[column] - 1][column - 1] > 0)
            {
                assigned[rowOf[column] - 1] = column - 1;
            }
        }
        return assigned;

        double Cost(int role, int column) => column >= columns ? 0 : -Math.Max(0, scores[role][column]);
    }
}
