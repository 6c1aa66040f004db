using System.IO.Compression;
using System.Text;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Import.Tests.Pipeline;
using TechMart.Tests;

namespace TechMart.Import.Tests.Fuzz;

/// <summary>Damaged files end in a sentence or in an import that accounts for every row; in nothing else.</summary>
public class MutatedFilesTests
{
    private const int Cases = 2_400;
    private const int SliceBytes = 12_000;

    private static readonly string[] RealFiles =
    [
        "online_retail.csv.gz", "diwali_sales_data.csv.gz", "ecom_dataset_upd.csv.gz", "sample_superstore.csv.gz", "CDNOW_sample.txt.gz",
    ];

    [Fact]
    public async Task File_DamagedAnyhow_EndsInAProblemOrWithEveryRowAccountedFor()
    {
        var slices = Slices();
        var outcomes = new Dictionary<string, int>();
        for (var seed = 0; seed < Cases; seed++)
        {
            var file = Mutation.Of(slices[seed % slices.Count], new Random(seed));
            var outcome = await OutcomeOfAsync(file, seed);
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }
        Assert.True(outcomes.GetValueOrDefault("imported Sales") > Cases / 4, string.Join(", ", outcomes));
        Assert.True(outcomes.Count > 3, string.Join(", ", outcomes));
    }

    /// <summary>What became of the file; fails where that is neither an import whose sums agree nor a stated problem.</summary>
    private static async Task<string> OutcomeOfAsync(byte[] content, int seed)
    {
        using var file = new TemporaryFile(content);
        var sink = new CountingSink();
        try
        {
            var source = SourceFile.Open(file.Path);
            var limits = new ReadLimits(MaxRecordBytes: 64 * 1024);
            var kind = (seed % 10) switch { 8 => FileKind.Customers, 9 => FileKind.Products, _ => FileKind.Sales };
            var inspection = await FileInspector.InspectAsync(source, new() { Kind = kind }, limits);
            if (inspection.Problems.FirstOrDefault(problem => problem.Blocking) is { } blocking)
            {
                return blocking.Code.ToString();
            }
            var report = await SalesFileImport.RunAsync(source, inspection, new() { Today = InspectedImport.Today, Limits = limits }, sink);
            var buckets = report.RowsAccepted + report.RowsRejected + report.Duplicates + report.Removed;
            var lines = kind == FileKind.Sales ? report.RowsAccepted : 0;
            Assert.Equal((seed, inspection.Rows, sink.Lines, sink.Rejects), (seed, report.RowsRead, lines, report.RowsRejected));
            Assert.Equal((seed, report.RowsRead), (seed, buckets));
            return $"imported {kind}";
        }
        catch (ImportException refused)
        {
            Assert.NotEqual(ProblemCode.CountsDisagree, refused.Problem.Code);
            return refused.Problem.Code.ToString();
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"Seed {seed}: {error.Message}", error);
        }
    }

    private static List<byte[]> Slices()
    {
        if (ReferenceData.Root is null)
        {
            return [Generated(seed: 1), Generated(seed: 2)];
        }
        return [.. RealFiles.Select(name => Beginning(ReferenceData.DataFile(name))), Generated(seed: 1)];
    }

    private static byte[] Beginning(string path)
    {
        using var content = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var bytes = new byte[SliceBytes];
        return bytes[..content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    private static byte[] Generated(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder("Customer_ID,Timestamp,Product_Category,Product_Price,Quantity,Total_Spent\r\n");
        for (var row = 0; row < 200; row++)
        {
            var price = random.Next(100, 10_000) / 100m;
            var quantity = random.Next(1, 6);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"C{random.Next(50):000},{new DateTime(2024, 1, 1).AddHours(random.Next(4_000)):yyyy-MM-dd HH:mm},\"Kitchen, {random.Next(4)}\",{price},{quantity},{price * quantity}\r\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
