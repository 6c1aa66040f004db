using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Import.Values;

namespace TechMart.Import.Cleaning;

/// <summary>
/// Reads sales lines and takes them down the ladder. A return is a line of a cancelled order number, or with a negative quantity
/// or a negative total; its quantity and amount are kept below zero whichever sign the file gives them. A line that only a
/// status column calls cancelled, with a positive amount, is a sale that never came about: it is kept as a return of nothing, so
/// that neither gross nor net revenue contains it.
/// </summary>
internal sealed class SalesCleaner : RowCleaner
{
    private readonly LineAmounts _amounts;
    private readonly LineTimes _times;
    private readonly LineTexts _texts;
    private readonly Cancellations _cancellations;
    private readonly EarlierLines? _earlier;
    private readonly FingerprintCounts _rows = new();

    public SalesCleaner(RecordReader reader, FileInspection inspection, ImportContext context, EarlierLines? earlier, CancellationToken cancellation)
        : base(reader, inspection.Plan, CleaningLadder.ForSales(inspection.Plan.Cleaning), cancellation)
    {
        var encoding = TextEncodings.OfFields(inspection.Plan.Dialect.Encoding);
        var numbers = new NumberFormat(inspection.Plan.Decimal, encoding);
        _amounts = new(reader, inspection.Plan, numbers);
        _times = LineTimes.For(reader, inspection.Plan, encoding, context);
        _texts = new(reader, inspection, context.Vocabulary, numbers, Texts, encoding);
        _cancellations = new(reader, inspection, Texts);
        _earlier = earlier;
    }

    /// <inheritdoc/>
    protected override FieldFault? Clean(ImportBlock block, out long amount)
    {
        amount = 0;
        var line = default(LineAmount);
        uint time = 0;
        if ((Shape.Check() ?? _amounts.Read(out line) ?? _times.Read(out time) ?? _texts.Check()) is { } fault)
        {
            amount = line.Amount == FixedPoint.Missing ? 0 : line.Amount;
            return fault;
        }
        amount = Descend(block.Lines, line, time);
        return null;
    }

    /// <summary>Takes a readable line down the ladder and, where no rung removes it, into the block.</summary>
    private long Descend(SalesBatch lines, LineAmount line, uint time)
    {
        var reversed = _cancellations.ByOrderNumber();
        var neverHappened = !reversed && _cancellations.ByStatus();
        var cancelled = reversed || neverHappened;
        var negative = line.Quantity < 0 || (line.Paid && line.Amount < 0);
        var isReturn = cancelled || negative;
        var amount = reversed || negative ? -Math.Abs(line.Amount) : line.Amount;
        if ((_texts.LacksCustomer && Ladder.Removes(CleaningRung.MissingCustomer, amount))
            || (cancelled && Ladder.Removes(CleaningRung.Cancelled, amount))
            || (!cancelled && (line.Quantity <= 0 || negative) && Ladder.Removes(CleaningRung.NonPositiveQuantity, amount))
            || (!isReturn && IsWorthNothing(line) && Ladder.Removes(CleaningRung.NonPositivePrice, amount))
            || (_rows.Increment(Shape.Fingerprint()) > 0 && Ladder.Removes(CleaningRung.Duplicate, amount)))
        {
            return amount;
        }
        var index = lines.Count;
        _texts.Write(lines, index);
        lines.Time[index] = time;
        lines.Price[index] = line.Price;
        lines.Quantity[index] = reversed || negative ? -Math.Abs(line.Quantity) : neverHappened ? 0 : line.Quantity;
        lines.Amount[index] = neverHappened && !negative ? 0 : amount;
        lines.LineNumber[index] = Reader.LineNumber;
        lines.Flags[index] = (cancelled ? LineFlags.Cancelled : 0) | (isReturn || amount < 0 ? LineFlags.Return : 0);
        if (_earlier is null || !_earlier.TryTake(lines, index) || !Ladder.Removes(CleaningRung.AlreadyImported, amount))
        {
            _texts.Accept(lines, index);
            lines.Count++;
        }
        return amount;
    }

    private static bool IsWorthNothing(LineAmount line) =>
        line.Amount <= 0 || (line.Price <= 0 && line.Price != FixedPoint.Missing);
}
