namespace TechMart.Demo;

/// <summary>The generated shop: a deterministic stream of a TechMart sales export, dirt included.</summary>
public static class DemoShop
{
    /// <summary>Format of the export's timestamps. It must be named on import, because some rows are spoilt and have others.</summary>
    public const string DateFormat = "yyyy-MM-dd HH:mm:ss";

    /// <summary>The lines in order of time, before they are spoilt. Each enumeration starts anew and gives the same.</summary>
    public static IEnumerable<DemoLine> Lines(DemoOptions options) => Lines(DemoTruth.Of(options));

    /// <summary>The lines of a shop whose truths are known already.</summary>
    public static IEnumerable<DemoLine> Lines(DemoTruth truth)
    {
        // An iterator of its own, so that each enumeration begins with a new state.
        foreach (var line in new DemoSales(truth).Lines())
        {
            yield return line;
        }
    }

    /// <summary>Writes the export as CSV (UTF-8, comma, header, line feed) to a stream and tells what it holds.</summary>
    public static async Task<DemoCounts> WriteCsvAsync(Stream stream, DemoOptions options, CancellationToken cancellation = default)
    {
        var csv = new DemoCsv();
        var counter = new DemoCounter();
        foreach (var line in new DemoSales(DemoTruth.Of(options)).Lines(cancellation))
        {
            if (csv.IsFull)
            {
                await stream.WriteAsync(csv.Written, cancellation).ConfigureAwait(false);
                csv.Clear();
            }
            csv.Write(line);
            counter.Add(line);
        }
        await stream.WriteAsync(csv.Written, cancellation).ConfigureAwait(false);
        await stream.FlushAsync(cancellation).ConfigureAwait(false);
        return counter.ToCounts();
    }
}
