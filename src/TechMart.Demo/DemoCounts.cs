namespace TechMart.Demo;

/// <summary>
/// What an export holds, counted while it was written, so that an import's report can be compared exactly. "Readable" are the
/// rows that an import with default cleaning must accept: neither spoilt in a needed field nor the second copy of a row.
/// </summary>
public sealed record DemoCounts
{
    /// <summary>Rows below the header, second copies included.</summary>
    public long Rows { get; init; }

    /// <summary>How many lines were spoilt in each way.</summary>
    public required IReadOnlyDictionary<DemoDirt, long> Dirt { get; init; }

    /// <summary>Rows that cannot be read: a timestamp missing, foreign or garbage, an impossible age, a word as price.</summary>
    public long Unreadable =>
        Dirt[DemoDirt.MissingTimestamp] + Dirt[DemoDirt.ForeignTimestamp] + Dirt[DemoDirt.GarbageTimestamp]
        + Dirt[DemoDirt.ImpossibleAge] + Dirt[DemoDirt.WordAsPrice];

    /// <summary>Second copies.</summary>
    public long Duplicates => Dirt[DemoDirt.Duplicate];

    /// <summary>Readable rows.</summary>
    public long Readable => Rows - Unreadable - Duplicates;

    /// <summary>Returns; all readable.</summary>
    public long Returns { get; init; }

    /// <summary>Value of the readable sales.</summary>
    public decimal GrossRevenue { get; init; }

    /// <summary>Value of the returns, positive.</summary>
    public decimal ReturnedValue { get; init; }

    /// <summary>Pieces of the readable rows, net of returns.</summary>
    public long Units { get; init; }

    /// <summary>Orders placed, the few whose every line is unreadable included.</summary>
    public long Orders { get; init; }
}

/// <summary>Counts lines on their way.</summary>
internal sealed class DemoCounter
{
    private readonly long[] _dirt = new long[Enum.GetValues<DemoDirt>().Length];
    private long _rows, _returns, _grossCents, _returnedCents, _units, _orders;

    public void Add(in DemoLine line)
    {
        _dirt[(int)line.Dirt]++;
        _rows += line.Dirt == DemoDirt.Duplicate ? 2 : 1;
        _orders = Math.Max(_orders, line.Order);
        if (line.IsReturn)
        {
            _returns++;
            _returnedCents -= line.TotalCents;
            _units += line.Quantity;
        }
        else if (line.Dirt is DemoDirt.None or DemoDirt.Duplicate or DemoDirt.MissingCustomer or DemoDirt.MissingDetails)
        {
            _grossCents += line.TotalCents;
            _units += line.Quantity;
        }
    }

    public DemoCounts ToCounts() => new()
    {
        Rows = _rows,
        Dirt = Enum.GetValues<DemoDirt>().ToDictionary(dirt => dirt, dirt => _dirt[(int)dirt]),
        Returns = _returns,
        GrossRevenue = _grossCents / 100m,
        ReturnedValue = _returnedCents / 100m,
        Units = _units,
        Orders = _orders,
    };
}
