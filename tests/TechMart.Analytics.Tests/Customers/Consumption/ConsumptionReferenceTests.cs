using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.VisualBasic.FileIO;
using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Customers.Clustering;
using TechMart.Analytics.Tests.Sales;
using TechMart.Tests;

namespace TechMart.Analytics.Tests.Customers.Consumption;

/// <summary>Shares of spend and their clusters on real data against pandas and scikit-learn: the aggregate and the search together, on the raw scale.</summary>
public sealed class ConsumptionReferenceTests
{
    [ReferenceTheory]
    [InlineData("superstore-category-shares", "sample_superstore.csv.gz", "Customer ID", "Category", "Sales")]
    [InlineData("superstore-subcategory-shares", "sample_superstore.csv.gz", "Customer ID", "Sub-Category", "Sales")]
    [InlineData("diwali-category-shares", "diwali_sales_data.csv.gz", "User_ID", "Product_Category", "Amount")]
    public async Task RawShares_OfRealData_AgreeWithTheReference(string name, string file, string customer, string category, string amount)
    {
        var reference = ClusteringReference.Values(name);
        var table = SalesLines.Table(Lines(file, customer, category, amount), hasTime: false, batchSize: SalesBatch.DefaultCapacity);

        var result = await ConsumptionAnalysis.RunAsync(
            new ColumnarSalesQueries(table), SalesFilter.All, new ConsumptionOptions { Scale = CompositionScale.Raw, LeastOrders = 1, Resamples = 0, Restarts = 20, Most = 5 });

        Assert.Equal(reference.GetProperty("customers").GetInt32(), result.Shares.Rows);
        Assert.Equal(reference.GetProperty("customers_with_one_category_only").GetInt32(), result.Shares.OneCategory);
        var means = reference.GetProperty("mean_share");
        Assert.All(result.Categories, own => Assert.Equal(means.GetProperty(own.Name!).GetDouble(), own.Average, 1e-12));
        foreach (var candidate in result.Search!.Candidates)
        {
            var expected = reference.GetProperty("k").GetProperty($"{candidate.Clusters}");
            var best = expected.TryGetProperty("best_known_200_starts_tol_0", out var known) ? known : expected;
            var lowest = Math.Min(best.GetProperty("inertia").GetDouble(), expected.GetProperty("inertia").GetDouble());
            Assert.InRange(candidate.Indices.Inertia / lowest, 0.99, 1 + 1e-4);
            Assert.Equal(best.GetProperty("silhouette_all_points").GetDouble(), candidate.Silhouette!.Mean, 0.005);
        }
        Assert.Equal(ClusterCountReason.NotAssessed, result.Search.Recommendation.Reason);
    }

    private static IEnumerable<SalesLine> Lines(string file, string customer, string category, string amount)
    {
        using var content = new GZipStream(File.OpenRead(ReferenceData.DataFile(file)), CompressionMode.Decompress);
        using var parser = new TextFieldParser(content, Encoding.Latin1) { HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        parser.SetDelimiters(",");
        var names = parser.ReadFields()!.Select(field => field.TrimStart('\u00EF', '\u00BB', '\u00BF')).ToList();
        while (parser.ReadFields() is { } fields)
        {
            if (decimal.TryParse(fields[names.IndexOf(amount)], CultureInfo.InvariantCulture, out var value))
            {
                yield return new SalesLine { Customer = fields[names.IndexOf(customer)], Category = fields[names.IndexOf(category)], Amount = value };
            }
        }
    }
}
