using TechMart.Analytics.Sales;

namespace TechMart.Import.Cleaning;

/// <summary>
/// Flags outliers in a stream: the first 65,536 lines (or the first sixteen blocks, whichever comes first) are held back until
/// they tell what is usual; from then on every line is judged by that. So a file up to that size is judged by all its lines, and a
/// larger one by its beginning.
/// </summary>
internal sealed class OutlierGate(CleaningLadder ladder)
{
    /// <summary>Most blocks held back at a time.</summary>
    public const int MostHeld = 16;

    private const int EnoughLines = 1 << 16;

    private readonly List<ImportBlock> _held = [];
    private OutlierBounds? _bounds;

    /// <summary>Takes the next block (the last one is marked) and gives back those that are judged, in order.</summary>
    public IReadOnlyList<ImportBlock> Pass(ImportBlock block, bool last)
    {
        _held.Add(block);
        if (_bounds is null)
        {
            if (!last && _held.Count < MostHeld && _held.Sum(held => held.Lines.Count) < EnoughLines)
            {
                return [];
            }
            _bounds = OutlierBounds.Of(_held.Select(held => held.Lines));
        }
        ImportBlock[] judged = [.. _held];
        _held.Clear();
        if (_bounds is { } bounds)
        {
            foreach (var held in judged)
            {
                Flag(held.Lines, bounds);
            }
        }
        return judged;
    }

    private void Flag(SalesBatch lines, OutlierBounds bounds)
    {
        for (var line = 0; line < lines.Count; line++)
        {
            if (bounds.IsOutlier(lines.Amount[line], lines.Quantity[line]))
            {
                lines.Flags[line] |= LineFlags.Outlier;
                ladder.Removes(CleaningRung.Outlier, lines.Amount[line]);
            }
        }
    }
}
