namespace TechMart.Analytics.Statistics;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix.</summary>
/// <remarks>
/// Jacobi's method by rows (Golub and Van Loan, Matrix Computations, 8.5): slow for large matrices, very exact for the small ones
/// (up to some hundred columns) that summaries of customers have.
/// </remarks>
public sealed class SymmetricEigen
{
    private const int MostSweeps = 60;

    private SymmetricEigen(double[] values, double[][] vectors)
    {
        Values = values;
        Vectors = vectors;
    }

    /// <summary>The eigenvalues, the largest first.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>
    /// The eigenvectors in the order of the values, each of length 1. The sign is settled: the entry of largest size is positive (the
    /// first of them where several are equal).
    /// </summary>
    public IReadOnlyList<double[]> Vectors { get; }

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">Symmetric, finite, row after row; only the upper triangle is looked at.</param>
    /// <param name="size">Rows and columns.</param>
    /// <exception cref="ArgumentException">The matrix is not of that size, or holds something that is no number.</exception>
    public static SymmetricEigen Of(ReadOnlySpan<double> matrix, int size)
    {
        if (matrix.Length != size * size)
        {
            throw new ArgumentException($"{matrix.Length} numbers are no square matrix of size {size}.", nameof(matrix));
        }
        var a = new double[size, size];
        var v = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            v[i, i] = 1;
            for (var j = i; j < size; j++)
            {
                var value = matrix[(i * size) + j];
                a[i, j] = a[j, i] = double.IsFinite(value) ? value : throw new ArgumentException("The matrix holds something that is no number.", nameof(matrix));
            }
        }
        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(a, size) > 0; sweep++)
        {
            for (var p = 0; p < size - 1; p++)
            {
                for (var q = p + 1; q < size; q++)
                {
                    Rotate(a, v, p, q, size);
                }
            }
        }
        return Sorted(a, v, size);
    }

    private static double OffDiagonal(double[,] a, int size)
    {
        var sum = 0.0;
        for (var i = 0; i < size; i++)
        {
            for (var j = i + 1; j < size; j++)
            {
                sum += Math.Abs(a[i, j]);
            }
        }
        return sum;
    }

    /// <summary>Turns the plane of two axes so that their off-diagonal entry vanishes.</summary>
    private static void Rotate(double[,] a, double[,] v, int p, int q, int size)
    {
        var apq = a[p, q];
        // What no longer changes the diagonal is zero already.
        if (Math.Abs(apq) <= 1e-17 * Math.Sqrt(Math.Abs(a[p, p])) * Math.Sqrt(Math.Abs(a[q, q])))
        {
            a[p, q] = a[q, p] = 0;
            return;
        }
        var theta = (a[q, q] - a[p, p]) / (2 * apq);
        var t = double.IsInfinity(theta * theta) ? 0.5 / theta : Math.CopySign(1, theta) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        for (var i = 0; i < size; i++)
        {
            if (i != p && i != q)
            {
                var (ip, iq) = (a[i, p], a[i, q]);
                a[i, p] = a[p, i] = (c * ip) - (s * iq);
                a[i, q] = a[q, i] = (s * ip) + (c * iq);
            }
            var (vp, vq) = (v[i, p], v[i, q]);
            v[i, p] = (c * vp) - (s * vq);
            v[i, q] = (s * vp) + (c * vq);
        }
        a[p, p] -= t * apq;
        a[q, q] += t * apq;
        a[p, q] = a[q, p] = 0;
    }

    private static SymmetricEigen Sorted(double[,] a, double[,] v, int size)
    {
        var order = Enumerable.Range(0, size).OrderByDescending(i => a[i, i]).ToArray();
        var vectors = Array.ConvertAll(order, column =>
        {
            var vector = new double[size];
            var largest = 0;
            for (var i = 0; i < size; i++)
            {
                vector[i] = v[i, column];
                // A hair's breadth does not decide the sign: equal entries differ by rounding.
                if (Math.Abs(vector[i]) > Math.Abs(vector[largest]) * (1 + 1e-9))
                {
                    largest = i;
                }
            }
            if (vector[largest] < 0)
            {
                for (var i = 0; i < size; i++)
                {
                    vector[i] = -vector[i];
                }
            }
            return vector;
        });
        return new SymmetricEigen(Array.ConvertAll(order, i => a[i, i]), vectors);
    }
}
