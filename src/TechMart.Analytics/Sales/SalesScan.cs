using System.Runtime.CompilerServices;

namespace TechMart.Analytics.Sales;

/// <summary>
/// One pass over the lines that a filter selects, on all cores. The table is cut into chunks that divide no customer; each worker
/// takes the next chunk when it has finished one, and looks at it a block at a time.
/// </summary>
internal static class SalesScan
{
    /// <summary>Lines of a block: the scratch space of a block stays in the cache nearest to the core.</summary>
    public const int BlockLines = 2048;

    /// <summary>Runs the pass and returns the workers with what they gathered.</summary>
    public static TWorker[] Run<TWorker>(SalesTable table, CompiledFilter filter, Func<TWorker> makeWorker, CancellationToken cancellation)
        where TWorker : ScanWorker
    {
        cancellation.ThrowIfCancellationRequested();
        var chunks = filter.SelectsNothing ? 0 : table.ChunkStarts.Length - 1;
        var workers = new TWorker[Math.Clamp(chunks, 1, Environment.ProcessorCount)];
        var next = -1;
        void Work(int number)
        {
            var worker = workers[number] = makeWorker();
            for (var chunk = Interlocked.Increment(ref next); chunk < chunks; chunk = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                ScanChunk(table, filter, chunk, worker);
            }
        }
        if (workers.Length == 1)
        {
            Work(0);
        }
        else
        {
            Parallel.For(0, workers.Length, new ParallelOptions { CancellationToken = cancellation }, Work);
        }
        return workers;
    }

    private static void ScanChunk(SalesTable table, CompiledFilter filter, int chunk, ScanWorker worker)
    {
        var start = table.ChunkStarts[chunk];
        var end = filter.KnownCustomersOnly ? Math.Min(table.ChunkStarts[chunk + 1], table.KnownLines) : table.ChunkStarts[chunk + 1];
        if (start >= end)
        {
            return;
        }
        worker.BeginChunk(chunk, start);
        if (filter.Customers is null)
        {
            ScanLines(table, filter, start, end, worker);
            return;
        }
        for (var customer = table.CustomerOf(start); customer < table.Customers && table.Offsets[customer] < end; customer++)
        {
            if (filter.Customers[customer])
            {
                var first = customer;
                while (customer + 1 < table.Customers && table.Offsets[customer + 1] < end && filter.Customers[customer + 1])
                {
                    customer++;
                }
                ScanLines(table, filter, table.Offsets[first], table.Offsets[customer + 1], worker);
            }
        }
    }

    private static void ScanLines(SalesTable table, CompiledFilter filter, int start, int end, ScanWorker worker)
    {
        for (; start < end; start += BlockLines)
        {
            var count = Math.Min(BlockLines, end - start);
            var selected = filter.Select(table, start, count, worker.Selection);
            if (selected > 0)
            {
                worker.Visit(start, count, worker.Selection.AsSpan(0, selected));
            }
        }
    }
}

/// <summary>Gathers something from blocks of selected lines, on one thread at a time.</summary>
internal abstract class ScanWorker(SalesTable table)
{
    private int _customerEnd;

    public int[] Selection { get; } = new int[SalesScan.BlockLines];

    protected SalesTable Table { get; } = table;

    /// <summary>The customer that the last <see cref="MoveTo"/> led to, or −1.</summary>
    protected int Customer { get; private set; }

    /// <summary>A chunk begins; its customers are in no other chunk.</summary>
    public virtual void BeginChunk(int chunk, int start)
    {
        Customer = Table.CustomerOf(start);
        _customerEnd = Customer < 0 ? int.MaxValue : Table.Offsets[Customer + 1];
    }

    /// <summary>Takes the selected lines (counted from <paramref name="start"/>) of a block of <paramref name="count"/> lines.</summary>
    public abstract void Visit(int start, int count, ReadOnlySpan<int> selection);

    /// <summary>Makes <see cref="Customer"/> that of a line at or after the last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void MoveTo(int line)
    {
        if (line >= _customerEnd)
        {
            Advance(line);
        }
    }

    private void Advance(int line)
    {
        var offsets = Table.Offsets;
        do
        {
            Customer++;
            _customerEnd = Customer < Table.Customers ? offsets[Customer + 1] : int.MaxValue;
        }
        while (line >= _customerEnd);
        if (Customer == Table.Customers)
        {
            Customer = -1;
        }
    }
}
