using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;

namespace TechMart.Import.Cleaning;

/// <summary>
/// Tells cancelled lines. Two rules, both decided for the file as a whole:
/// <list type="bullet">
/// <item>An order number of <c>C</c> and digits is a cancellation where more than half of the order numbers are plain numbers.</item>
/// <item>Where a column is called status (<c>status</c>, <c>order status</c>, …), a line with a value such as <c>cancelled</c> is one.</item>
/// </list>
/// </summary>
internal sealed class Cancellations
{
    private static readonly HashSet<string> StatusColumns = new(StringComparer.OrdinalIgnoreCase)
    {
        "status", "orderstatus", "invoicestatus", "salestatus", "statut", "estado", "статус", "статусзаказа",
    };

    private static readonly HashSet<string> CancelledWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "cancelled", "canceled", "storniert", "annulé", "annulée", "cancelado", "cancelada", "отменён", "отменен", "отменено", "refunded",
    };

    private readonly RecordReader _reader;
    private readonly int _order;
    private readonly int _status;
    private readonly Vocabulary _statusTexts = new();
    private readonly TextCodes _statusCodes;
    private readonly List<bool> _cancelledStatus = [];

    public Cancellations(RecordReader reader, FileInspection inspection, FieldText texts)
    {
        _reader = reader;
        _order = OrdersAreNumbers(inspection) ? inspection.Plan.IndexOf(ColumnRole.Order) : -1;
        _status = StatusColumn(inspection.Plan);
        _statusCodes = new(texts, _statusTexts);
    }

    /// <summary>Whether the row's order number marks a cancellation.</summary>
    public bool ByOrderNumber()
    {
        if (_order < 0)
        {
            return false;
        }
        var order = _reader.Field(_order).Trim((byte)' ');
        return order.Length > 1 && order[0] is (byte)'C' or (byte)'c' && !order[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    /// <summary>Whether the row's status says that it was cancelled.</summary>
    public bool ByStatus()
    {
        if (_status < 0 || _status >= _reader.FieldCount)
        {
            return false;
        }
        var code = _statusCodes.CodeOf(_reader.Field(_status));
        if (code == TextCodes.Missing)
        {
            return false;
        }
        while (_cancelledStatus.Count < _statusTexts.Count)
        {
            _cancelledStatus.Add(CancelledWords.Contains(_statusTexts[_cancelledStatus.Count]));
        }
        return _cancelledStatus[code];
    }

    private static bool OrdersAreNumbers(FileInspection inspection)
    {
        var order = inspection.Plan.IndexOf(ColumnRole.Order);
        var column = inspection.Columns.FirstOrDefault(column => column.Index == order);
        return column is not null && column.Numbers * 2 > inspection.Rows - column.Empty;
    }

    private static int StatusColumn(ImportPlan plan)
    {
        for (var index = 0; index < plan.Columns.Count; index++)
        {
            if (StatusColumns.Contains(string.Concat(plan.Columns[index].Where(char.IsLetter))))
            {
                return index;
            }
        }
        return -1;
    }
}
