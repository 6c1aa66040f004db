namespace TechMart.Analytics.Statistics;

/// <summary>
/// Work in blocks of fixed size: how the blocks are spread over threads differs from run to run, what each block computes does not. Whoever adds
/// the blocks' results up in their order gets the same bits with any number of threads.
/// </summary>
internal static class OrderedBlocks
{
    /// <summary>Runs a function for each block.</summary>
    /// <param name="blocks">How many.</param>
    /// <param name="threads">Most threads at once; 0 = as many as the machine has cores.</param>
    /// <param name="work">Is told the number of the block; must not touch what other blocks touch.</param>
    /// <param name="cancellation">Ends the work between two blocks.</param>
    public static void Run(int blocks, int threads, Action<int> work, CancellationToken cancellation)
    {
        var most = Math.Min(threads == 0 ? Environment.ProcessorCount : threads, blocks);
        if (most <= 1)
        {
            for (var block = 0; block < blocks; block++)
            {
                cancellation.ThrowIfCancellationRequested();
                work(block);
            }
            return;
        }
        var next = -1;
        Parallel.For(0, most, new ParallelOptions { MaxDegreeOfParallelism = most, CancellationToken = cancellation }, _ =>
        {
            for (var block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                work(block);
            }
        });
    }
}
