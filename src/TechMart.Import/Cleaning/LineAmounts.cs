using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Import.Values;

namespace TechMart.Import.Cleaning;

/// <summary>Quantity, price and amount of a line in ten-thousandths.</summary>
/// <param name="Quantity">Pieces as written; one where the file does not say.</param>
/// <param name="Price">Price of a piece, or <see cref="FixedPoint.Missing"/>.</param>
/// <param name="Amount">What the line is worth, as written or multiplied.</param>
/// <param name="Paid">Whether <paramref name="Amount"/> was written in the file and not multiplied.</param>
internal readonly record struct LineAmount(long Quantity, long Price, long Amount, bool Paid);

/// <summary>
/// Reads what a line is worth, by the plan's <see cref="TotalRelation"/>. A total that the file gives counts as it is; otherwise
/// price × quantity, multiplied exactly and then rounded to ten-thousandths, halves away from zero. A missing quantity is one piece.
/// </summary>
internal sealed class LineAmounts
{
    /// <summary>Largest number that is accepted, in ten-thousandths: 10¹² units, so that sums of many lines can be kept exactly.</summary>
    public const long Largest = 1_000_000_000_000 * FixedPoint.Scale;

    private readonly RecordReader _reader;
    private readonly NumberFormat _format;
    private readonly TotalRelation _relation;
    private readonly int _price;
    private readonly int _quantity;
    private readonly int _total;

    public LineAmounts(RecordReader reader, ImportPlan plan, NumberFormat format)
    {
        _reader = reader;
        _format = format;
        _relation = plan.Total.Relation;
        _price = plan.IndexOf(ColumnRole.Price);
        _quantity = plan.IndexOf(ColumnRole.Quantity);
        _total = plan.IndexOf(ColumnRole.Total);
    }

    /// <summary>Reads the row's amount, or says what is wrong with it.</summary>
    public FieldFault? Read(out LineAmount line)
    {
        line = default;
        var badPrice = Number(_price, FixedPoint.Missing, out var price);
        var badQuantity = Number(_quantity, FixedPoint.Scale, out var quantity);
        var badTotal = Number(_total, FixedPoint.Missing, out var total);
        if ((badPrice ?? badQuantity ?? badTotal) is { } fault)
        {
            return fault;
        }
        return _relation switch
        {
            TotalRelation.PriceTimesQuantity => Multiplied(price, quantity, out line),
            TotalRelation.TotalIsProduct when total == FixedPoint.Missing => Multiplied(price, quantity, out line),
            // The column named a price is none for a piece.
            TotalRelation.PriceIsTotal => Paid(total == FixedPoint.Missing ? price : total, quantity, FixedPoint.Missing, _total < 0 ? _price : _total, out line),
            _ => Paid(total, quantity, price, _total, out line),
        };
    }

    private static FieldFault? Paid(long amount, long quantity, long price, int column, out LineAmount line)
    {
        line = new(quantity, price, amount, Paid: true);
        return amount == FixedPoint.Missing ? new FieldFault(RejectReason.MissingNumber, column) : null;
    }

    private FieldFault? Multiplied(long price, long quantity, out LineAmount line)
    {
        line = default;
        if (price == FixedPoint.Missing)
        {
            return new FieldFault(RejectReason.MissingNumber, _price);
        }
        var product = (Int128)price * quantity;
        var half = FixedPoint.Scale / 2 * Int128.Sign(product);
        var amount = (product + half) / FixedPoint.Scale;
        if (Int128.Abs(amount) > Largest)
        {
            return new FieldFault(RejectReason.NumberTooLarge, _price);
        }
        line = new(quantity, price, (long)amount, Paid: false);
        return null;
    }

    private FieldFault? Number(int column, long whenMissing, out long value)
    {
        value = whenMissing;
        if (column < 0)
        {
            return null;
        }
        switch (_format.Parse(_reader.Field(column), out var parsed))
        {
            case NumberStatus.Empty:
                return null;
            case NumberStatus.NotANumber:
                return new(RejectReason.BadNumber, column);
            case NumberStatus.Number when Math.Abs(parsed) <= Largest:
                value = parsed;
                return null;
            default:
                return new(RejectReason.NumberTooLarge, column);
        }
    }
}
