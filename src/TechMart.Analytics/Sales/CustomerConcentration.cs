namespace TechMart.Analytics.Sales;

/// <summary>How much of the known customers' purchases the best tenth of them makes up. Returns are not taken off.</summary>
/// <param name="Customers">Known customers with at least one order.</param>
/// <param name="TopCustomers">A tenth of them, rounded up: those with the highest value of sales.</param>
/// <param name="TopGrossRevenue">Value of sales to these.</param>
/// <param name="GrossRevenue">Value of sales to all known customers.</param>
public sealed record CustomerConcentration(int Customers, int TopCustomers, decimal TopGrossRevenue, decimal GrossRevenue)
{
    /// <summary>The share of the best tenth, 0 to 1; null without sales.</summary>
    public double? Share => GrossRevenue == 0 ? null : (double)(TopGrossRevenue / GrossRevenue);

    /// <summary>From the value of each customer's sales, 0 for a customer without; changes the order of the values.</summary>
    internal static CustomerConcentration Of(Span<long> grossOfCustomer)
    {
        var buyers = 0;
        var all = 0L;
        foreach (var gross in grossOfCustomer)
        {
            if (gross > 0)
            {
                grossOfCustomer[buyers++] = gross;
                all += gross;
            }
        }
        var top = (buyers + 9) / 10;
        return new CustomerConcentration(
            buyers, top, FixedPoint.ToDecimal(SumOfLargest(grossOfCustomer[..buyers], top)), FixedPoint.ToDecimal(all));
    }

    /// <summary>Quickselect (Hoare 1961): linear time, since only the sum of the largest is wanted and not their order.</summary>
    private static long SumOfLargest(Span<long> values, int count)
    {
        var sum = 0L;
        while (count > 0)
        {
            if (count >= values.Length)
            {
                return sum + Sum(values);
            }
            var pivot = Median(values[0], values[values.Length / 2], values[^1]);
            var (left, right) = (0, values.Length - 1);
            while (left <= right)
            {
                while (values[left] > pivot)
                {
                    left++;
                }
                while (values[right] < pivot)
                {
                    right--;
                }
                if (left <= right)
                {
                    (values[left], values[right]) = (values[right], values[left]);
                    left++;
                    right--;
                }
            }
            // Now [0, right] ≥ pivot, between them = pivot, [left, …] ≤ pivot.
            if (count <= right + 1)
            {
                values = values[..(right + 1)];
            }
            else
            {
                var upper = Math.Min(count, left);
                sum += Sum(values[..upper]);
                count -= upper;
                values = values[left..];
            }
        }
        return sum;
    }

    private static long Sum(ReadOnlySpan<long> values)
    {
        var sum = 0L;
        foreach (var value in values)
        {
            sum += value;
        }
        return sum;
    }

    private static long Median(long a, long b, long c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
