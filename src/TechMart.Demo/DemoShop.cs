namespace TechMart.Demo;

/// <summary>The generated shop: a deterministic stream of a TechMart sales export, dirt included.</summary>
public static class DemoShop
{
    /// <summary>Name of the data set into which the shop is loaded.</summary>
    public const string DatasetName = "TechMart demo";

    /// <summary>Name of the export.</summary>
    public const string FileName = "techmart-demo.csv";

    /// <summary>ISO 4217 code of the export's money.</summary>
    public const string Currency = "EUR";

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
