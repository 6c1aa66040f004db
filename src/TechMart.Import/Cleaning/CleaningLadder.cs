using TechMart.Analytics.Sales;

namespace TechMart.Import.Cleaning;

/// <summary>Counts rows and money at each rung, and says which rungs remove.</summary>
internal sealed class CleaningLadder
{
    private static readonly CleaningRung[] AllRungs = Enum.GetValues<CleaningRung>();

    private readonly CleaningRung[] _rungs;
    private readonly bool[] _removes = new bool[AllRungs.Length];
    private readonly long[] _rows = new long[AllRungs.Length];
    private readonly Int128[] _amounts = new Int128[AllRungs.Length];

    private CleaningLadder(CleaningRung[] rungs, params CleaningRung[] removing)
    {
        _rungs = rungs;
        foreach (var rung in removing)
        {
            _removes[(int)rung] = true;
        }
    }

    /// <summary>Rows that came to the ladder.</summary>
    public long RowsRead { get; set; }

    /// <summary>Rows rejected.</summary>
    public long Rejected => Removed(CleaningRung.Unreadable);

    /// <summary>Rows removed as already there, in the file or in the data set.</summary>
    public long Duplicates => Removed(CleaningRung.Duplicate) + Removed(CleaningRung.AlreadyImported);

    /// <summary>Rows removed by any other rung.</summary>
    public long RemovedOtherwise => _rungs.Sum(Removed) - Rejected - Duplicates;

    /// <summary>The ladder for sales lines.</summary>
    public static CleaningLadder ForSales(CleaningRules rules)
    {
        (CleaningRung Rung, bool Removes)[] rungs =
        [
            (CleaningRung.Unreadable, true),
            (CleaningRung.MissingCustomer, rules.CustomersOnly),
            (CleaningRung.Cancelled, rules.NoReturns),
            (CleaningRung.NonPositiveQuantity, rules.NoReturns),
            (CleaningRung.NonPositivePrice, rules.RemoveNonPositivePrices),
            (CleaningRung.Duplicate, !rules.KeepDuplicates),
            (CleaningRung.AlreadyImported, !rules.KeepAlreadyImported),
        ];
        return new(AllRungs, [.. rungs.Where(rung => rung.Removes).Select(rung => rung.Rung)]);
    }

    /// <summary>The ladder for attribute tables: only what cannot be read, and rows that repeat another.</summary>
    public static CleaningLadder ForAttributeTable() =>
        new([CleaningRung.Unreadable, CleaningRung.Duplicate], CleaningRung.Unreadable, CleaningRung.Duplicate);

    /// <summary>Counts a row that a rung concerns; true where the rung removes it.</summary>
    public bool Removes(CleaningRung rung, long amount)
    {
        _rows[(int)rung]++;
        _amounts[(int)rung] += amount;
        return _removes[(int)rung];
    }

    /// <summary>Rows that a rung concerned.</summary>
    public long RowsAt(CleaningRung rung) => _rows[(int)rung];

    /// <summary>What each rung did.</summary>
    public IReadOnlyList<CleaningStep> Steps()
    {
        var left = RowsRead;
        var steps = new List<CleaningStep>();
        foreach (var rung in _rungs)
        {
            left -= Removed(rung);
            steps.Add(new(rung, _rows[(int)rung], (decimal)_amounts[(int)rung] / FixedPoint.Scale, _removes[(int)rung], left));
        }
        return steps;
    }

    private long Removed(CleaningRung rung) => _removes[(int)rung] ? _rows[(int)rung] : 0;
}
