using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.VisualBasic.FileIO;
using TechMart.Analytics.Customers.Clustering;
using TechMart.Tests;

namespace TechMart.Analytics.Tests.Customers.Clustering;

/// <summary>The data sets of the reference values (scikit-learn 1.2.1), prepared as its README says and independent of the product's import.</summary>
public static class ClusteringReference
{
    public static FeatureMatrix Matrix(string name) => name switch
    {
        "online-retail-rfm" => Rfm(),
        "superstore-category-shares" => Shares("sample_superstore.csv.gz", "Customer ID", "Category", "Sales"),
        "superstore-subcategory-shares" => Shares("sample_superstore.csv.gz", "Customer ID", "Sub-Category", "Sales"),
        "diwali-category-shares" => Shares("diwali_sales_data.csv.gz", "User_ID", "Product_Category", "Amount"),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public static JsonElement Values(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(ReferenceData.ReferenceFile($"clustering-{name}.json")));
        return document.RootElement.Clone();
    }

    /// <summary>Recency, frequency and monetary value as they are.</summary>
    public static FeatureMatrix RawRfm()
    {
        var rows = File.ReadLines(ReferenceData.ReferenceFile("rfm-online-retail-customers.csv"))
            .Skip(1)
            .SelectMany(line => line.Split(',')[1..4])
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture));
        return FeatureMatrix.OfRows(rows.ToArray(), ["recency", "frequency", "monetary"]);
    }

    private static FeatureMatrix Rfm()
    {
        var raw = RawRfm();
        return FeatureTransform.Learn(raw, new FeatureTransformOptions { Log1p = true, Standardize = true }).Apply(raw);
    }

    private static FeatureMatrix Shares(string file, string customer, string category, string amount)
    {
        using var content = new GZipStream(File.OpenRead(ReferenceData.DataFile(file)), CompressionMode.Decompress);
        using var parser = new TextFieldParser(content, Encoding.Latin1) { HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        parser.SetDelimiters(",");
        var names = parser.ReadFields()!.Select(name => name.TrimStart('\u00EF', '\u00BB', '\u00BF')).ToList();
        var (who, what, much) = (names.IndexOf(customer), names.IndexOf(category), names.IndexOf(amount));
        var spent = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        while (parser.ReadFields() is { } fields)
        {
            if (double.TryParse(fields[much], CultureInfo.InvariantCulture, out var value))
            {
                var own = spent.TryGetValue(fields[who], out var known) ? known : spent[fields[who]] = new Dictionary<string, double>(StringComparer.Ordinal);
                own[fields[what]] = own.GetValueOrDefault(fields[what]) + value;
            }
        }
        var categories = spent.Values.SelectMany(own => own.Keys).Distinct().Order(StringComparer.Ordinal).ToArray();
        return FeatureMatrix.OfRows(
            spent.Values.SelectMany(own => categories.Select(name => own.GetValueOrDefault(name) / own.Values.Sum())).ToArray(), categories);
    }
}
