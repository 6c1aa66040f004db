using System.Globalization;
using System.IO.Compression;
using TechMart.Analytics.Sales;
using TechMart.Tests;

namespace TechMart.Analytics.Tests.Sales;

/// <summary>Reads Online Retail in the plainest way, independent of the product's import, and cleans it by the reference's rules.</summary>
public static class OnlineRetail
{
    private static readonly Lazy<IReadOnlyList<(string Raw, SalesLine Line, decimal Price)>> Rows = new(Read);

    /// <summary>The four variants of the reference (<c>sales_with_customer</c>, …), and <c>default</c>: the product's default rules.</summary>
    public static IEnumerable<SalesLine> Lines(string variant)
    {
        var seen = variant.EndsWith("dedup", StringComparison.Ordinal) || variant == "default" ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var (raw, line, price) in Rows.Value)
        {
            var isReturn = (line.Flags & LineFlags.Return) != 0;
            var unusable = variant == "default"
                ? (!isReturn && price <= 0) || line.Amount == 0
                : isReturn || price <= 0 || (variant.StartsWith("sales_with_customer", StringComparison.Ordinal) && line.Customer is null);
            if (!unusable && (seen is null || seen.Add(raw)))
            {
                yield return line;
            }
        }
    }

    public static SalesTable Table(string variant) => SalesLines.Table(Lines(variant), batchSize: SalesBatch.DefaultCapacity);

    private static List<(string Raw, SalesLine Line, decimal Price)> Read()
    {
        using var file = new GZipStream(File.OpenRead(ReferenceData.DataFile("online_retail.csv.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        reader.ReadLine();
        var rows = new List<(string, SalesLine, decimal)>();
        var countries = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } raw)
        {
            var fields = Fields(raw);
            var country = fields[7];
            if (!countries.TryGetValue(country, out var attributes))
            {
                countries.Add(country, attributes = new Dictionary<string, string> { ["country"] = country });
            }
            var quantity = decimal.Parse(fields[3], CultureInfo.InvariantCulture);
            var price = decimal.Parse(fields[5], CultureInfo.InvariantCulture);
            var cancelled = fields[0].StartsWith('C');
            var name = fields[2].Trim();
            rows.Add((raw, new SalesLine
            {
                Order = fields[0],
                Product = fields[1],
                ProductName = name.Length == 0 ? null : name,
                Quantity = quantity,
                Time = DateTime.Parse(fields[4], CultureInfo.InvariantCulture),
                Amount = quantity * price,
                Customer = fields[6].Length == 0 ? null : fields[6].Replace(".0", "", StringComparison.Ordinal),
                Attributes = attributes,
                Flags = (cancelled ? LineFlags.Cancelled | LineFlags.Return : LineFlags.None) | (quantity < 0 ? LineFlags.Return : LineFlags.None),
            }, price));
        }
        return rows;
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        for (var i = 0; i <= line.Length;)
        {
            if (i < line.Length && line[i] == '"')
            {
                var end = i + 1;
                while (line[end] != '"' || (end + 1 < line.Length && line[end + 1] == '"'))
                {
                    end += line[end] == '"' ? 2 : 1;
                }
                fields.Add(line[(i + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal));
                i = end + 2;
            }
            else
            {
                var end = line.IndexOf(',', i);
                end = end < 0 ? line.Length : end;
                fields.Add(line[i..end]);
                i = end + 1;
            }
        }
        return fields;
    }
}
