namespace TechMart.Import.Inspection;

/// <summary>Decides by evidence how total, price and quantity of a line hang together.</summary>
internal static class TotalDecision
{
    /// <summary>What a comparison counted.</summary>
    /// <param name="Checked">Rows on which all three can be read.</param>
    /// <param name="Telling">Of these, rows with another quantity than one, on which the relations differ.</param>
    /// <param name="Product">Telling rows on which total = price × quantity.</param>
    /// <param name="Price">Telling rows on which total = price.</param>
    /// <param name="Below">Telling rows on which total is at most price × quantity.</param>
    /// <param name="Capped">Rows with the highest price of all, on which total is more than price × quantity.</param>
    /// <param name="ProductOfAll">Rows, telling or not, on which total = price × quantity.</param>
    /// <param name="PriceOfAll">Rows on which total = price.</param>
    /// <param name="BelowOfAll">Rows on which total is at most price × quantity.</param>
    public readonly record struct Comparison(long Checked, long Telling, long Product, long Price, long Below, long Capped, long ProductOfAll, long PriceOfAll, long BelowOfAll);

    /// <summary>Share of the rows on which total = price × quantity, or total = price, must hold; the rest is dirt.</summary>
    private const double Rule = 0.95;

    /// <summary>Share of the rows on which the total must be at most price × quantity.</summary>
    private const double Mostly = 0.9;

    /// <summary>Least share of the rows whose price is below the cap: they show that total = price × quantity.</summary>
    private const double Cap = 0.2;

    /// <summary>The relation that a comparison shows.</summary>
    public static TotalEvidence Decide(Comparison seen)
    {
        var (rows, product, price, below) = seen.Telling > 0
            ? (seen.Telling, seen.Product, seen.Price, seen.Below)
            : (seen.Checked, seen.ProductOfAll, seen.PriceOfAll, seen.BelowOfAll);
        return rows switch
        {
            0 => new TotalEvidence(TotalRelation.TotalUnrelated, 0, 0),
            _ when product >= Rule * rows => new TotalEvidence(TotalRelation.TotalIsProduct, seen.Checked, seen.ProductOfAll),
            _ when price >= Rule * rows => new TotalEvidence(TotalRelation.PriceIsTotal, seen.Checked, seen.PriceOfAll),
            _ when seen.ProductOfAll >= Cap * seen.Checked && seen.ProductOfAll + seen.Capped >= Rule * seen.Checked
                => new TotalEvidence(TotalRelation.PriceIsCapped, seen.Checked, seen.ProductOfAll + seen.Capped),
            _ when below >= Mostly * rows => new TotalEvidence(TotalRelation.TotalIsDiscounted, seen.Checked, seen.BelowOfAll),
            _ => new TotalEvidence(TotalRelation.TotalUnrelated, seen.Checked, 0),
        };
    }

    /// <summary>Compares the columns row by row. Signs are left aside: a return may carry its minus in either.</summary>
    public static Comparison Compare(double[] prices, double[] quantities, double[] totals)
    {
        long rows = 0, telling = 0, product = 0, price = 0, below = 0, capped = 0, productOfAll = 0, priceOfAll = 0, belowOfAll = 0;
        var highest = prices.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        for (var row = 0; row < totals.Length; row++)
        {
            var (p, q, t) = (Math.Abs(prices[row]), Math.Abs(quantities[row]), Math.Abs(totals[row]));
            if (double.IsNaN(p + q + t) || (p == 0 && t == 0))
            {
                continue;
            }
            var rounding = Rounding(p * q, q);
            var isProduct = Math.Abs(t - (p * q)) <= rounding;
            var isPrice = Math.Abs(t - p) <= Rounding(p, 1);
            var isBelow = t <= (p * q) + rounding;
            rows++;
            productOfAll += isProduct ? 1 : 0;
            priceOfAll += isPrice ? 1 : 0;
            belowOfAll += isBelow ? 1 : 0;
            capped += !isBelow && p == highest ? 1 : 0;
            if (q != 1 && p != 0)
            {
                telling++;
                product += isProduct ? 1 : 0;
                price += isPrice ? 1 : 0;
                below += isBelow ? 1 : 0;
            }
        }
        return new Comparison(rows, telling, product, price, below, capped, productOfAll, priceOfAll, belowOfAll);
    }

    /// <summary>
    /// Whether the "price" of a file without totals is the line's total: it grows with the quantity, so that for one product
    /// price ÷ quantity stays the same and price does not.
    /// </summary>
    public static bool PriceGrowsWithQuantity(double[] prices, double[] quantities, ulong[] products)
    {
        const int Enough = 20;
        var last = new Dictionary<ulong, (double Price, double Quantity)>();
        var (pairs, priceStays, unitStays) = (0, 0, 0);
        for (var row = 0; row < prices.Length; row++)
        {
            var (p, q) = (prices[row], quantities[row]);
            if (products[row] == 0 || !(p > 0) || !(q > 0))
            {
                continue;
            }
            if (last.TryGetValue(products[row], out var before) && before.Quantity != q)
            {
                pairs++;
                priceStays += IsClose(p, before.Price) ? 1 : 0;
                unitStays += IsClose(p / q, before.Price / before.Quantity) ? 1 : 0;
            }
            last[products[row]] = (p, q);
        }
        return pairs >= Enough && unitStays >= 0.8 * pairs && priceStays <= 0.2 * pairs;
    }

    /// <summary>
    /// The same where nothing tells products apart: there are far fewer different price ÷ quantity than prices, for
    /// prices on a list are few and their multiples many.
    /// </summary>
    public static bool PriceGrowsWithQuantity(double[] prices, double[] quantities)
    {
        const int Enough = 100;
        var (lines, several) = (0, 0);
        var (whole, single) = (new HashSet<double>(), new HashSet<double>());
        for (var row = 0; row < prices.Length; row++)
        {
            var (p, q) = (prices[row], quantities[row]);
            if (p > 0 && q > 0)
            {
                lines++;
                several += q > 1 ? 1 : 0;
                whole.Add(Math.Round(p, 4));
                single.Add(Math.Round(p / q, 4));
            }
        }
        return several >= Enough && several >= 0.3 * lines && single.Count >= 2 && single.Count <= 0.6 * whole.Count;
    }

    /// <summary>
    /// Whether the totals are those of whole orders, repeated on each of their lines: adding them up would count an order as
    /// often as it has lines.
    /// </summary>
    public static bool IsOrderTotal(ulong[] orders, double[] prices, double[] quantities, double[] totals)
    {
        const int Enough = 10;
        var groups = new Dictionary<ulong, (double Total, double Worth, bool SameTotal, bool SameWorth)>();
        for (var row = 0; row < totals.Length; row++)
        {
            var worth = prices[row] * quantities[row];
            if (orders[row] == 0 || double.IsNaN(worth + totals[row]))
            {
                continue;
            }
            groups[orders[row]] = groups.TryGetValue(orders[row], out var group)
                ? (group.Total, group.Worth, group.SameTotal && group.Total == totals[row], group.SameWorth && IsClose(group.Worth, worth))
                : (totals[row], worth, true, true);
        }
        var varied = groups.Values.Where(group => !group.SameWorth).ToList();
        return varied.Count >= Enough && varied.Count(group => group.SameTotal) >= 0.9 * varied.Count;
    }

    /// <summary>
    /// Whether the totals are those of whole orders, written on one line of each: many lines lack it, and beside such lines it is
    /// mostly more than its own line is worth. Totals that are merely missing here and there stay totals of lines.
    /// </summary>
    /// <param name="orders">Each row's order, 0 where it is missing; null where the file names none, so that any two lines could be of one order.</param>
    /// <param name="prices">Prices.</param>
    /// <param name="quantities">Quantities.</param>
    /// <param name="totals">Totals.</param>
    public static bool IsOnFirstLines(ulong[]? orders, double[] prices, double[] quantities, double[] totals)
    {
        var (lines, lacking) = (0, 0);
        var incomplete = new HashSet<ulong>();
        for (var row = 0; row < totals.Length; row++)
        {
            if (!double.IsNaN(prices[row] * quantities[row]))
            {
                lines++;
                if (double.IsNaN(totals[row]))
                {
                    lacking++;
                    incomplete.Add(orders?[row] ?? 0);
                }
            }
        }
        if (lacking <= 0.05 * lines)
        {
            return false;
        }
        var (beside, more) = (0, 0);
        for (var row = 0; row < totals.Length; row++)
        {
            var worth = Math.Abs(prices[row] * quantities[row]);
            var total = Math.Abs(totals[row]);
            if (!double.IsNaN(worth + total) && incomplete.Contains(orders?[row] ?? 0))
            {
                beside++;
                more += total > worth + Rounding(worth, Math.Abs(quantities[row])) ? 1 : 0;
            }
        }
        return more > 0.5 * beside;
    }

    /// <summary>
    /// Whether every line of an order has the same total although its lines are of different products: by that alone a
    /// reason to warn, since the total may be the order's.
    /// </summary>
    public static bool IsSameForWholeOrders(ulong[] orders, ulong[] products, double[] totals)
    {
        const int Enough = 20;
        var groups = new Dictionary<ulong, (double Total, ulong Product, bool SameTotal, bool SameProduct)>();
        for (var row = 0; row < totals.Length; row++)
        {
            if (orders[row] == 0 || double.IsNaN(totals[row]))
            {
                continue;
            }
            groups[orders[row]] = groups.TryGetValue(orders[row], out var group)
                ? (group.Total, group.Product, group.SameTotal && group.Total == totals[row], group.SameProduct && group.Product == products[row])
                : (totals[row], products[row], true, true);
        }
        var varied = groups.Values.Where(group => !group.SameProduct).ToList();
        return varied.Count >= Enough && varied.Count(group => group.SameTotal) >= 0.95 * varied.Count
            && varied.Select(group => group.Total).Distinct().Count() >= Enough / 2;
    }

    // A total is rounded to cents, and so may the price be that it was made from: half a cent for each piece, but no more
    // than 2 % (or all would fit a cent article sold by the thousand).
    private static double Rounding(double amount, double quantity) =>
        Math.Max(0.0051, Math.Min(0.005 * (quantity + 1), 0.02 * amount));

    private static bool IsClose(double one, double other) => Math.Abs(one - other) <= (0.01 * Math.Max(Math.Abs(one), Math.Abs(other))) + 0.0051;
}
