using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TechMart.Demo;

namespace TechMart.Analytics.Tests.Demo;

public sealed class DemoExportTests
{
    private static readonly DemoOptions Small = new() { Customers = 300 };

    [Fact]
    public async Task WriteCsv_SameOptions_SameBytes()
    {
        var (first, counts) = await ExportAsync(Small);
        var (second, _) = await ExportAsync(Small);

        Assert.Equal(first, second);
        Assert.True(counts.Rows > 3_000);
    }

    [Fact]
    public async Task WriteCsv_KnownSeed_KnownBytes()
    {
        // A change here means that everybody's demo shop changes: intended or not?
        var (bytes, _) = await ExportAsync(new DemoOptions { Customers = 50, Seed = 7 });

        Assert.Equal("ECB068DB493849F15368E04BD523EA6A226E9D21432E1980D6CEE464722E3D29", Convert.ToHexString(SHA256.HashData(bytes)));
    }

    [Fact]
    public async Task WriteCsv_OtherSeed_OtherBytes()
    {
        var (first, _) = await ExportAsync(Small);
        var (second, _) = await ExportAsync(Small with { Seed = 2 });

        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WriteCsv_ReadBack_HoldsWhatItCounts(bool structureless)
    {
        var (bytes, counts) = await ExportAsync(new DemoOptions { Customers = 1_500, Structureless = structureless });

        var read = Reading.Of(bytes);

        Assert.Equal(counts.Rows, read.Rows);
        Assert.Equal(counts.Unreadable, read.Unreadable);
        Assert.Equal(counts.Duplicates, read.Duplicates);
        Assert.Equal(counts.Dirt[DemoDirt.MissingCustomer], read.MissingCustomer);
        Assert.Equal(counts.Dirt[DemoDirt.MissingDetails], read.MissingDetails);
        Assert.Equal(counts.Readable, read.Rows - read.Unreadable - read.Duplicates);
        Assert.Equal(counts.Returns, read.Returns);
        Assert.Equal(counts.GrossRevenue, read.GrossRevenue);
        Assert.Equal(counts.ReturnedValue, read.ReturnedValue);
        Assert.Equal(counts.Units, read.Units);
        Assert.Equal(counts.Orders, read.Orders);
        Assert.All(counts.Dirt, dirt => Assert.True(dirt.Value > 0, $"no {dirt.Key}"));
    }

    [Fact]
    public void Lines_WithDirt_AreSpoiltAtThePlantedRates()
    {
        var options = new DemoOptions { Customers = 4_000 };
        var sales = DemoShop.Lines(options).Where(line => !line.IsReturn).ToList();

        foreach (var (dirt, rate) in DemoTruth.Of(options).DirtRates)
        {
            Near.Share(sales.Count(line => line.Dirt == dirt), sales.Count, rate);
        }
    }

    [Theory]
    [InlineData(20_000, false)]
    [InlineData(100_000, false)]
    [InlineData(50_000, true)]
    public async Task WriteCsv_NumberOfLinesGiven_WritesAboutThatMany(long lines, bool structureless)
    {
        var counts = await DemoShop.WriteCsvAsync(Stream.Null, new DemoOptions { Lines = lines, Structureless = structureless });

        Assert.InRange(counts.Rows, 0.9 * lines, 1.1 * lines);
    }

    [Fact]
    public async Task WriteCsv_OneCustomer_WritesAShop()
    {
        var counts = await DemoShop.WriteCsvAsync(Stream.Null, new DemoOptions { Customers = 1 });

        Assert.True(counts.Orders >= 1);
        Assert.True(counts.Rows >= counts.Orders);
    }

    [Fact]
    public async Task WriteCsv_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DemoShop.WriteCsvAsync(new MemoryStream(), Small, cancellation.Token));
    }

    [Theory]
    [InlineData(0, 24)]
    [InlineData(10, 0)]
    [InlineData(10, 121)]
    public void Lines_SenselessOptions_AreRefused(int customers, int months) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DemoShop.Lines(new DemoOptions { Customers = customers, Months = months }).Count());

    private static async Task<(byte[] Bytes, DemoCounts Counts)> ExportAsync(DemoOptions options)
    {
        using var stream = new MemoryStream();
        var counts = await DemoShop.WriteCsvAsync(stream, options);
        return (stream.ToArray(), counts);
    }

    /// <summary>Reads the export in the plainest way, by the rules that the data set's documentation gives.</summary>
    private sealed class Reading
    {
        public long Rows, Unreadable, Duplicates, MissingCustomer, MissingDetails, Returns, Units, Orders;
        public decimal GrossRevenue, ReturnedValue;

        public static Reading Of(byte[] bytes)
        {
            var reading = new Reading();
            var seen = new HashSet<string>();
            var orders = new HashSet<string>();
            var lines = Encoding.UTF8.GetString(bytes).Split('\n');
            Assert.Equal("", lines[^1]);
            foreach (var line in lines[1..^1])
            {
                reading.Rows++;
                var fields = Split(line);
                Assert.Equal(15, fields.Count);
                orders.Add(fields[2]);
                var readable = DateTime.TryParseExact(fields[1], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                    & decimal.TryParse(fields[6], CultureInfo.InvariantCulture, out _)
                    & (fields[13].Length == 0 || int.Parse(fields[13], CultureInfo.InvariantCulture) is >= 0 and <= 120);
                if (!readable)
                {
                    reading.Unreadable++;
                    continue;
                }
                if (!seen.Add(line))
                {
                    reading.Duplicates++;
                    continue;
                }
                reading.MissingCustomer += fields[0].Length == 0 ? 1 : 0;
                reading.MissingDetails += fields[11].Length == 0 && fields[12].Length == 0 && fields[14].Length == 0 ? 1 : 0;
                var (price, quantity, total) = (Number(fields[6]), Number(fields[7]), Number(fields[8]));
                Assert.Equal(total, price * quantity);
                reading.Units += (long)quantity;
                if (quantity < 0)
                {
                    reading.Returns++;
                    reading.ReturnedValue -= total;
                }
                else
                {
                    reading.GrossRevenue += total;
                }
            }
            reading.Orders = orders.Count;
            return reading;
        }

        private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

        private static List<string> Split(string line)
        {
            var fields = new List<string>();
            var field = new StringBuilder();
            var quoted = false;
            foreach (var character in line)
            {
                if (character == '"')
                {
                    quoted = !quoted;
                }
                if (character == ',' && !quoted)
                {
                    fields.Add(field.ToString());
                    field.Clear();
                }
                else
                {
                    field.Append(character);
                }
            }
            fields.Add(field.ToString());
            return fields;
        }
    }
}
