using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Clusters;

/// <summary>The features of the customers that can be compared, in their own units.</summary>
/// <remarks>
/// Rows are in the order of their values, not of the customers' ids: what is random later is drawn by row, and must not depend on how customers are called.
/// </remarks>
internal sealed class CustomerFeatureTable
{
    private const int SecondsPerDay = 86_400;

    private CustomerFeatureTable(IReadOnlyList<string> features, int[] rows, double[][] columns, CustomerHistories histories)
    {
        Features = features;
        Customers = Array.ConvertAll(rows, row => histories.Customers[row]);
        Revenue = Array.ConvertAll(rows, row => histories.GrossRevenue[row] - histories.Returns[row]);
        Orders = Array.ConvertAll(rows, row => histories.Orders[row]);
        Original = features.Count > 0 && rows.Length > 0
            ? FeatureMatrix.OfColumns([.. columns.Select(column => Array.ConvertAll(rows, row => column[row]))], features)
            : null;
    }

    /// <summary>The features that the data have, as chosen.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>The customers that are compared.</summary>
    public string[] Customers { get; }

    /// <summary>Sales less returns of each, in ten-thousandths.</summary>
    public long[] Revenue { get; }

    /// <summary>Distinct orders of each.</summary>
    public int[] Orders { get; }

    /// <summary>The features, a row for each customer; null where there are no customers or no features.</summary>
    public FeatureMatrix? Original { get; }

    /// <summary>For each feature the customers with an order for whom it is not defined.</summary>
    public required IReadOnlyList<int> Undefined { get; init; }

    /// <summary>Customers with an order who are left out because of that.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Customers with an order.</summary>
    public required int Buyers { get; init; }

    /// <summary>Makes the table.</summary>
    /// <param name="histories">What each customer did.</param>
    /// <param name="asOf">The day that days are counted to; null without time.</param>
    /// <param name="features">The features, none of which the data cannot have.</param>
    /// <param name="categorySpend">For each feature about a category the customers' value of sales in it.</param>
    /// <param name="rule">What is done where a feature is not defined.</param>
    public static CustomerFeatureTable Of(
        CustomerHistories histories, DateOnly? asOf, IReadOnlyList<string> features, IReadOnlyDictionary<string, CustomerHistories> categorySpend, UndefinedRule rule)
    {
        var buyers = new List<int>();
        for (var customer = 0; customer < histories.Count; customer++)
        {
            if (histories.Orders[customer] > 0)
            {
                buyers.Add(customer);
            }
        }
        var columns = features.Select(feature => Column(histories, asOf, feature, categorySpend.GetValueOrDefault(feature))).ToArray();
        var undefined = Array.ConvertAll(columns, column => buyers.Count(customer => double.IsNaN(column[customer])));
        if (rule == UndefinedRule.Median)
        {
            foreach (var column in columns)
            {
                FillWithMedian(column, buyers);
            }
        }
        // What is defined for nobody leaves nobody, and has no median either.
        var kept = buyers.Where(customer => !Array.Exists(columns, column => double.IsNaN(column[customer]))).ToArray();
        Array.Sort(kept, new ByValues(columns));
        return new CustomerFeatureTable(features, kept, columns, histories)
        {
            Undefined = undefined,
            LeftOut = buyers.Count - kept.Length,
            Buyers = buyers.Count,
        };
    }

    private static double[] Column(CustomerHistories histories, DateOnly? asOf, string feature, CustomerHistories? category)
    {
        var column = new double[histories.Count];
        var day = asOf is { } date ? SalesTable.SecondsOf(date) / SecondsPerDay : 0;
        var place = 0;
        for (var customer = 0; customer < column.Length; customer++)
        {
            var orders = histories.Orders[customer];
            var (first, last) = (histories.FirstTimes[customer] / SecondsPerDay, histories.LastTimes[customer] / SecondsPerDay);
            var gross = histories.GrossRevenue[customer];
            var net = Number(gross - histories.Returns[customer]);
            column[customer] = feature switch
            {
                _ when orders == 0 => double.NaN,
                CustomerFeatures.Recency => day - last,
                CustomerFeatures.Tenure => day - first,
                CustomerFeatures.Frequency => orders,
                CustomerFeatures.Monetary => net,
                CustomerFeatures.OrderValue => net / orders,
                CustomerFeatures.ItemsPerOrder => Number(histories.Units[customer]) / orders,
                CustomerFeatures.Gap => histories.OrderDays[customer] > 1 ? (double)(last - first) / (histories.OrderDays[customer] - 1) : double.NaN,
                CustomerFeatures.ReturnShare => gross > 0 ? (double)histories.Returns[customer] / gross : double.NaN,
                _ => gross > 0 ? (double)Spend(category!, histories.Customers[customer], ref place) / gross : double.NaN,
            };
        }
        return column;
    }

    /// <summary>The customer's sales in a category. Both lists are in ordinal order, so one pass finds all.</summary>
    private static long Spend(CustomerHistories category, string customer, ref int place)
    {
        while (place < category.Count && string.CompareOrdinal(category.Customers[place], customer) < 0)
        {
            place++;
        }
        return place < category.Count && category.Customers[place] == customer ? category.GrossRevenue[place] : 0;
    }

    private static double Number(long tenThousandths) => (double)FixedPoint.ToDecimal(tenThousandths);

    private static void FillWithMedian(double[] column, List<int> buyers)
    {
        var defined = buyers.Where(customer => !double.IsNaN(column[customer])).Select(customer => column[customer]).Order().ToArray();
        if (defined.Length == 0)
        {
            return;
        }
        var median = (defined[(defined.Length - 1) / 2] + defined[defined.Length / 2]) / 2;
        foreach (var customer in buyers.Where(customer => double.IsNaN(column[customer])))
        {
            column[customer] = median;
        }
    }

    private sealed class ByValues(double[][] columns) : IComparer<int>
    {
        public int Compare(int x, int y)
        {
            foreach (var column in columns)
            {
                var order = column[x].CompareTo(column[y]);
                if (order != 0)
                {
                    return order;
                }
            }
            return x.CompareTo(y);
        }
    }
}
