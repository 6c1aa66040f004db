using static TechMart.Import.Inspection.ColumnRole;

namespace TechMart.Import.Inspection;

/// <summary>
/// Proposes roles for columns without names by what they hold and how they hang together. These are guesses, so their
/// confidence stays at or below <see cref="Guess"/>; a column whose name says something is never guessed at.
/// </summary>
internal sealed class UnnamedColumns(FileProfile file, ColumnRelations relations)
{
    private const double Guess = 0.6;
    private const double Doubtful = 0.45;
    private const int MaxNumericColumns = 12;

    private readonly List<ColumnProfile> _columns = [.. file.Columns.Where(column => column is { Unnamed: true, Filled: > 0 })];
    private readonly List<(ColumnRole Role, ColumnProfile Column, double Score)> _proposals = [];

    /// <summary>The proposals; none where nothing looks like money.</summary>
    public IReadOnlyList<(ColumnRole Role, ColumnProfile Column, double Score)> Propose()
    {
        var dates = _columns.Where(RoleFit.IsDate).ToList();
        var numbers = _columns.Where(column => RoleFit.IsNumeric(column) && !dates.Contains(column) && column.LeadingZeros < 0.1 * column.Filled)
            .Take(MaxNumericColumns).ToList();
        if (!ProposeMoney(numbers))
        {
            return [];
        }
        var money = _proposals.Select(proposal => proposal.Column).ToHashSet();
        ProposeDates(dates);
        ProposeIds([.. _columns.Where(column => !dates.Contains(column) && !money.Contains(column) && IsIdLike(column))], dates.FirstOrDefault());
        return _proposals;
    }

    private static bool IsIdLike(ColumnProfile column) =>
        !RoleFit.IsFraction(column) && !RoleFit.IsSmallCount(column) && column is { Distinct: > 1, Repetition: >= 1.05 }
        && RoleFit.ShareOf(column, KnownValues.IsCountry) < 0.5 && RoleFit.ShareOf(column, KnownValues.IsGender) < 0.5;

    private void ProposeDates(List<ColumnProfile> dates)
    {
        for (var i = 0; i < dates.Count; i++)
        {
            _proposals.Add((Timestamp, dates[i], i == 0 ? Guess : Doubtful));
        }
    }

    private bool ProposeMoney(List<ColumnProfile> numbers)
    {
        foreach (var quantity in numbers.Where(column => !RoleFit.IsFraction(column)))
        {
            foreach (var price in numbers.Where(column => column != quantity))
            {
                foreach (var total in numbers.Where(column => column != quantity && column != price))
                {
                    if (IsProduct(price, quantity, total))
                    {
                        _proposals.Add((Price, price, Guess));
                        _proposals.Add((Quantity, quantity, Guess));
                        _proposals.Add((Total, total, Guess));
                        return true;
                    }
                }
            }
        }
        var counts = numbers.Where(RoleFit.IsSmallCount).ToList();
        var amounts = numbers.Where(RoleFit.IsFraction).ToList();
        if (amounts.Count == 0)
        {
            return false;
        }
        if (counts.Count == 0)
        {
            _proposals.Add((Total, amounts[0], Doubtful));
            return true;
        }
        // What a line cost grows with the pieces, the price of a piece does not.
        var (amount, growth) = amounts.Select(column => (column, GrowthWith(counts[0], column))).MaxBy(pair => pair.Item2);
        _proposals.Add((Quantity, counts[0], Guess));
        _proposals.Add((growth >= 0.4 || amounts.Count > 1 ? Total : Price, amount, Guess));
        return true;
    }

    private bool IsProduct(ColumnProfile price, ColumnProfile quantity, ColumnProfile total)
    {
        var evidence = TotalDecision.Compare(
            relations.Numbers(price.Index, SignOf(price)), relations.Numbers(quantity.Index, SignOf(quantity)), relations.Numbers(total.Index, SignOf(total)));
        return evidence.Telling >= 20 && evidence.Product >= 0.95 * evidence.Telling;
    }

    /// <summary>Correlation of the logarithms of positive amounts and counts; 0 where there are too few.</summary>
    private double GrowthWith(ColumnProfile count, ColumnProfile amount)
    {
        var (counts, amounts) = (relations.Numbers(count.Index, SignOf(count)), relations.Numbers(amount.Index, SignOf(amount)));
        double n = 0, sumX = 0, sumY = 0, sumXx = 0, sumYy = 0, sumXy = 0;
        for (var row = 0; row < counts.Length; row++)
        {
            if (counts[row] > 0 && amounts[row] > 0)
            {
                var (x, y) = (Math.Log(counts[row]), Math.Log(amounts[row]));
                n++;
                sumX += x;
                sumY += y;
                sumXx += x * x;
                sumYy += y * y;
                sumXy += x * y;
            }
        }
        var spread = Math.Sqrt(((n * sumXx) - (sumX * sumX)) * ((n * sumYy) - (sumY * sumY)));
        return n < 20 || !(spread > 0) ? 0 : ((n * sumXy) - (sumX * sumY)) / spread;
    }

    private void ProposeIds(List<ColumnProfile> ids, ColumnProfile? date)
    {
        var order = date is null ? null : ids.FirstOrDefault(column => column.Repetition >= 1.2 && relations.Determines(column.Index, date.Index) >= 0.9);
        if (order is not null)
        {
            _proposals.Add((Order, order, Doubtful));
        }
        var others = ids.Where(column => column != order).ToList();
        var customer = others.FirstOrDefault(column =>
            column.Distinct > 10 && column.Wordy < 0.5 * column.Filled
            && (order is null || relations.Determines(order.Index, column.Index) >= 0.9));
        if (customer is null)
        {
            return;
        }
        _proposals.Add((Customer, customer, Doubtful));
        foreach (var column in others.Where(column => column != customer && !(relations.Determines((order ?? customer).Index, column.Index) >= 0.5)))
        {
            _proposals.Add((column.Wordy >= 0.5 * column.Filled ? ProductName : Product, column, Doubtful));
        }
    }

    private static char SignOf(ColumnProfile column) => column.NumberEvidence.DecimalSign ?? '.';
}
