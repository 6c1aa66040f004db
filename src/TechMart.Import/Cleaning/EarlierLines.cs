using TechMart.Analytics.Sales;

namespace TechMart.Import.Cleaning;

/// <summary>
/// The lines that the data set holds already, to find a file's lines among them: equal in customer, time, order, product, quantity
/// and amount, each of them found once. Looked through only when a line of the file falls into their period.
/// </summary>
internal sealed class EarlierLines(SalesTable table, SalesVocabulary vocabulary)
{
    private const long SecondsPerDay = 86_400;

    private readonly long _begin = SecondsOf(table.FirstDay);
    private readonly long _end = SecondsOf(table.LastDay) + SecondsPerDay;
    private FingerprintCounts? _lines;

    /// <summary>Takes the earlier line that equals a line; false where there is none, or none any more.</summary>
    public bool TryTake(SalesBatch lines, int line)
    {
        if (table.Lines == 0 || (table.HasTime && (lines.Time[line] < _begin || lines.Time[line] >= _end)))
        {
            return false;
        }
        _lines ??= Count();
        return _lines.TryTake(FingerprintOf(lines, line));
    }

    private FingerprintCounts Count()
    {
        var counts = new FingerprintCounts();
        foreach (var block in table.ReadLines(vocabulary))
        {
            for (var line = 0; line < block.Count; line++)
            {
                counts.Increment(FingerprintOf(block, line));
            }
        }
        return counts;
    }

    private static Fingerprint FingerprintOf(SalesBatch lines, int line) => Fingerprint.Start
        .With(lines.Customer[line], lines.Time[line])
        .With(lines.Order[line], lines.Product[line])
        .With(lines.Quantity[line], lines.Amount[line]);

    private static long SecondsOf(DateOnly? day) =>
        ((day?.DayNumber ?? 0) - (long)DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * SecondsPerDay;
}
