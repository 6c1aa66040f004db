using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Migration;

/// <summary>
/// Migration: RFM segments of two periods side by side, each period scored at its own end by the same options, and for each customer who moved whether its own
/// behaviour or the borders of the scores did it (<see cref="MoveReason"/>).
/// </summary>
public static class MigrationAnalysis
{
    /// <summary>Asks for the histories of both periods, scores them and sets them side by side.</summary>
    /// <param name="queries">Answers the aggregates.</param>
    /// <param name="filter">The selection; its own period is left out of account.</param>
    /// <param name="options">The periods and the scoring.</param>
    /// <param name="firstDay">First day of the data; null without time.</param>
    /// <param name="lastDay">Last day of the data; null without time.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">The options cannot be used: see <see cref="MigrationOptions.Check"/>.</exception>
    public static async Task<MigrationResult> RunAsync(
        ISalesQueries queries, SalesFilter filter, MigrationOptions options, DateOnly? firstDay, DateOnly? lastDay, CancellationToken cancellation = default)
    {
        options.Check();
        var before = await ScoreAsync(queries, filter, options.Before, options.Rfm, cancellation).ConfigureAwait(false);
        var after = await ScoreAsync(queries, filter, options.After, options.Rfm, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return Of(before, after, options, firstDay, lastDay);
    }

    /// <summary>Sets two scored periods side by side.</summary>
    /// <param name="before">The former period.</param>
    /// <param name="after">The latter period, scored by the same options.</param>
    /// <param name="options">The periods and the scoring.</param>
    /// <param name="firstDay">First day of the data; null without time.</param>
    /// <param name="lastDay">Last day of the data; null without time.</param>
    public static MigrationResult Of(RfmResult before, RfmResult after, MigrationOptions options, DateOnly? firstDay, DateOnly? lastDay)
    {
        var table = options.Rfm.Segments;
        string[] segments = [.. table.Segments, MigrationSegments.New, MigrationSegments.Gone];
        var rows = Join(before, after, table);
        return new MigrationResult
        {
            Options = options,
            Before = before,
            After = after,
            Segments = segments,
            Cells = Cells(rows, segments),
            Customers = new MigrationCustomers(segments, rows),
            Notes = [.. Notes(before, after, rows, options, firstDay, lastDay)],
            Lines = new LineUsage(before.Lines.Used + after.Lines.Used, Math.Max(0, after.Lines.LeftOut - before.Lines.Used)),
        };
    }

    /// <summary>As RFM of that period alone scores it, so that both show the same segments.</summary>
    private static Task<RfmResult> ScoreAsync(
        ISalesQueries queries, SalesFilter filter, MigrationPeriod period, RfmOptions options, CancellationToken cancellation) =>
        RfmAnalysis.RunAsync(queries, filter.WithPeriod(period.From, period.To), options with { AsOf = null }, cancellation);

    /// <summary>Both lists are in the order of ids: one walk along them meets everybody.</summary>
    private static List<MigrationRow> Join(RfmResult before, RfmResult after, SegmentTable table)
    {
        var (was, now) = (before.Customers, after.Customers);
        var (place, nowhere) = ((byte)table.Segments.Count, (byte)(table.Segments.Count + 1));
        var (recency, frequency, monetary) = (new FormerBorders(before.Recency), new FormerBorders(before.Frequency), new FormerBorders(before.Monetary));
        var rows = new List<MigrationRow>(Math.Max(was.Count, now.Count));
        for (var (i, k) = (0, 0); i < was.Count || k < now.Count;)
        {
            var order = i == was.Count ? 1 : k == now.Count ? -1 : string.CompareOrdinal(was.Ids[i], now.Ids[k]);
            if (order < 0)
            {
                rows.Add(new MigrationRow(was.Ids[i], was.Segment[i], nowhere, MoveReason.OwnBehaviour, -1, was.NetOf(i), 0));
                i++;
            }
            else if (order > 0)
            {
                rows.Add(new MigrationRow(now.Ids[k], place, now.Segment[k], MoveReason.OwnBehaviour, -1, 0, now.NetOf(k)));
                k++;
            }
            else
            {
                var expected = table.SegmentIndex(
                    recency.ScoreOf(now.Recency[k], was.R[i]),
                    table.OtherScore(frequency.ScoreOf(now.Frequency[k], was.F[i]), monetary.ScoreOf(now.Monetary[k], was.M[i])));
                rows.Add(new MigrationRow(
                    now.Ids[k], was.Segment[i], now.Segment[k], Reason(was.Segment[i], now.Segment[k], expected), (short)expected, was.NetOf(i), now.NetOf(k)));
                i++;
                k++;
            }
        }
        return rows;
    }

    private static MoveReason Reason(int from, int to, int expected) =>
        from == to ? (expected == to ? MoveReason.Stayed : MoveReason.HeldByBorder)
        : expected == to ? MoveReason.OwnBehaviour
        : expected == from ? MoveReason.BorderMoved
        : MoveReason.Mixed;

    private static MigrationCell[] Cells(List<MigrationRow> rows, string[] segments)
    {
        var sums = new (long NetBefore, long NetAfter, int[] Reasons)[segments.Length * segments.Length];
        foreach (var row in rows)
        {
            ref var cell = ref sums[(row.From * segments.Length) + row.To];
            cell.NetBefore += row.NetBefore;
            cell.NetAfter += row.NetAfter;
            cell.Reasons ??= new int[Enum.GetValues<MoveReason>().Length];
            cell.Reasons[(int)row.Reason]++;
        }
        return [.. sums.Select((cell, index) => new MigrationCell(
            segments[index / segments.Length],
            segments[index % segments.Length],
            cell.Reasons?.Sum() ?? 0,
            FixedPoint.ToDecimal(cell.NetBefore),
            FixedPoint.ToDecimal(cell.NetAfter),
            Count(cell.Reasons, MoveReason.OwnBehaviour) + Count(cell.Reasons, MoveReason.Mixed),
            Count(cell.Reasons, MoveReason.Mixed),
            Count(cell.Reasons, MoveReason.BorderMoved),
            Count(cell.Reasons, MoveReason.HeldByBorder)))];

        static int Count(int[]? reasons, MoveReason reason) => reasons?[(int)reason] ?? 0;
    }

    private static IEnumerable<MigrationNote> Notes(
        RfmResult before, RfmResult after, List<MigrationRow> rows, MigrationOptions options, DateOnly? firstDay, DateOnly? lastDay)
    {
        if (before.Notes.Concat(after.Notes).Any(note => note.Code == RfmNotes.NoTime))
        {
            yield return new MigrationNote(MigrationNotes.NoTime);
            yield break;
        }
        var (was, now) = (before.Customers.Count, after.Customers.Count);
        if (was == 0)
        {
            yield return new MigrationNote(MigrationNotes.NobodyBefore);
        }
        if (now == 0)
        {
            yield return new MigrationNote(MigrationNotes.NobodyAfter);
        }
        if (was > 0 && now > 0 && rows.TrueForAll(row => row.Expected < 0))
        {
            yield return new MigrationNote(MigrationNotes.NobodyStayed, rows.Count);
        }
        foreach (var few in new[] { was, now }.Where(customers => customers is > 0 and < RfmAnalysis.FewCustomers).Distinct())
        {
            yield return new MigrationNote(MigrationNotes.FewCustomers, few);
        }
        foreach (var (period, code) in new[] { (options.Before, MigrationNotes.PartialBefore), (options.After, MigrationNotes.PartialAfter) })
        {
            if (firstDay is { } first && lastDay is { } last && Outside(period, first, last) is > 0 and var days)
            {
                yield return new MigrationNote(code, days);
            }
        }
        var (former, latter) = (new DayRange(options.Before.From, options.Before.To), new DayRange(options.After.From, options.After.To));
        if (!former.IsAsLongAs(latter))
        {
            yield return new MigrationNote(MigrationNotes.UnequalPeriods, Math.Abs(former.Days - latter.Days));
        }
        if (former.Overlaps(latter))
        {
            var from = former.From > latter.From ? former.From : latter.From;
            yield return new MigrationNote(MigrationNotes.OverlappingPeriods, new MigrationPeriod(from, former.To).Days);
        }
    }

    private static int Outside(MigrationPeriod period, DateOnly first, DateOnly last)
    {
        var from = period.From > first ? period.From : first;
        var to = period.To < last ? period.To : last;
        return period.Days - Math.Max(0, new MigrationPeriod(from, to).Days);
    }
}
