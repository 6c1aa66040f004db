using System.Globalization;
using System.Text.Json;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Sales;
using TechMart.Tests;

namespace TechMart.Analytics.Tests.Customers.Rfm;

/// <summary>Online Retail against the reference values: every customer, every count.</summary>
public sealed class RfmReferenceTests
{
    private static readonly Dictionary<TieRule, string> RuleNames = new()
    {
        [TieRule.Notebook] = "qcut_R_M_values_F_rank_first",
        [TieRule.RankFirst] = "rank_first_all",
        [TieRule.Ntile] = "sql_ntile",
    };

    private static readonly Dictionary<string, string> SegmentNames = new()
    {
        ["Champions"] = SegmentCodes.Champions,
        ["Loyal Customers"] = SegmentCodes.LoyalCustomers,
        ["Potential Loyalists"] = SegmentCodes.PotentialLoyalists,
        ["New Customers"] = SegmentCodes.NewCustomers,
        ["Promising"] = SegmentCodes.Promising,
        ["Need Attention"] = SegmentCodes.NeedAttention,
        ["About To Sleep"] = SegmentCodes.AboutToSleep,
        ["At Risk"] = SegmentCodes.AtRisk,
        ["Cannot Lose Them"] = SegmentCodes.CannotLoseThem,
        ["Hibernating"] = SegmentCodes.Hibernating,
        ["Lost"] = SegmentCodes.Lost,
    };

    private static readonly Lazy<JsonElement> Reference = new(
        () => JsonDocument.Parse(File.ReadAllText(ReferenceData.ReferenceFile("rfm-online-retail.json"))).RootElement);

    private static readonly Lazy<ColumnarSalesQueries> Sales = new(() => new ColumnarSalesQueries(OnlineRetail.Table("sales_with_customer")));

    private static readonly Lazy<ColumnarSalesQueries> SalesWithoutDuplicates = new(() => new ColumnarSalesQueries(OnlineRetail.Table("sales_with_customer_dedup")));

    public static TheoryData<string, TieRule> Variants => Shops.Pairs<string, TieRule>(
        ["sales_with_customer", "sales_with_customer_dedup"], [TieRule.Notebook, TieRule.RankFirst, TieRule.Ntile]);

    [ReferenceFact]
    public async Task Customers_OfOnlineRetail_HaveTheReferenceValuesAndScores()
    {
        var results = new Dictionary<TieRule, RfmResult>();
        foreach (var ties in RuleNames.Keys)
        {
            results.Add(ties, await RfmAnalysis.RunAsync(Sales.Value, SalesFilter.All, new RfmOptions { Ties = ties }));
        }

        var rows = File.ReadLines(ReferenceData.ReferenceFile("rfm-online-retail-customers.csv")).Skip(1).Select(row => row.Split(',')).ToList();

        Assert.Equal(4_338, rows.Count);
        foreach (var (ties, column) in new[] { (TieRule.Notebook, 5), (TieRule.RankFirst, 6), (TieRule.Ntile, 7) })
        {
            Assert.Equal(
                rows.Select(row => (row[0], int.Parse(row[1], CultureInfo.InvariantCulture), int.Parse(row[2], CultureInfo.InvariantCulture), Money(row[3]), row[column])),
                results[ties].Customers.Select(customer => (customer.Customer, customer.Recency, customer.Frequency, customer.Monetary, $"{customer.R}{customer.F}{customer.M}")));
        }
    }

    [ReferenceTheory]
    [MemberData(nameof(Variants))]
    public async Task Counts_OfOnlineRetail_EqualTheReference(string variant, TieRule ties)
    {
        var expected = Reference.Value.GetProperty("rfm").GetProperty(variant);
        var scores = expected.GetProperty("scores").GetProperty(RuleNames[ties]);

        var result = await Result(variant, new RfmOptions { Ties = ties });

        Assert.Equal(expected.GetProperty("reference_date").GetString(), $"{result.AsOf:yyyy-MM-dd}");
        Assert.Equal(expected.GetProperty("customers").GetInt32(), result.Customers.Count);
        Assert.Equal(Money(expected.GetProperty("monetary_sum_exact").GetString()!), result.Revenue);
        Assert.Equal(Numbers(scores.GetProperty("R_counts_1_to_5")), result.Recency.Bands.Select(band => band.Customers));
        Assert.Equal(Numbers(scores.GetProperty("F_counts_1_to_5")), result.Frequency.Bands.Select(band => band.Customers));
        Assert.Equal(Numbers(scores.GetProperty("M_counts_1_to_5")), result.Monetary.Bands.Select(band => band.Customers));
        Assert.Equal(
            Numbers(scores.GetProperty("score_sum_counts_3_to_15")),
            Enumerable.Range(3, 13).Select(sum => result.Customers.Count(customer => customer.R + customer.F + customer.M == sum)));
        Assert.Equal(scores.GetProperty("distinct_rfm_cells").GetInt32(), result.Customers.Select(customer => (customer.R, customer.F, customer.M)).Distinct().Count());
        Assert.Equal(
            scores.GetProperty("cells_R_FM").EnumerateObject().Select(cell => (cell.Name, cell.Value.GetInt32())).Order(),
            result.Grid.Where(cell => cell.Customers > 0).Select(cell => ($"{cell.R}{cell.Other}", cell.Customers)).Order());
        AssertSegments(scores.GetProperty("segments_11"), result);
        AssertSegments(scores.GetProperty("segments_10"), await Result(variant, new RfmOptions { Ties = ties, Segments = SegmentTable.RecencyAndFrequency }));
    }

    [ReferenceTheory]
    [InlineData("sales_with_customer")]
    [InlineData("sales_with_customer_dedup")]
    public async Task Borders_OfOnlineRetail_PartAsTheReferencesQuantiles(string variant)
    {
        var edges = Reference.Value.GetProperty("rfm").GetProperty(variant).GetProperty("quintile_edges_pandas_linear");

        var result = await Result(variant, new RfmOptions());

        Assert.All(
            new[] { (result.Recency, "Recency"), (result.Frequency, "Frequency"), (result.Monetary, "Monetary") },
            scale =>
            {
                var values = result.Customers.Select(customer => scale.Item2 switch { "Recency" => customer.Recency, "Frequency" => customer.Frequency, _ => customer.Monetary }).ToList();
                Assert.Equal(
                    edges.GetProperty(scale.Item2).EnumerateArray().Select(edge => values.Count(value => (double)value <= edge.GetDouble())),
                    scale.Item1.Borders.Select(border => values.Count(value => value <= border)));
            });
    }

    [ReferenceFact]
    public void Tables_Ours_AreTheReferences()
    {
        foreach (var (name, table) in new[] { ("segments_11", SegmentTable.Default), ("segments_10", SegmentTable.RecencyAndFrequency) })
        {
            foreach (var row in Reference.Value.GetProperty("segment_maps").GetProperty(name).GetProperty("rows_by_R_score").EnumerateObject())
            {
                Assert.Equal(
                    row.Value.EnumerateArray().Select(segment => SegmentNames[segment.GetString()!]),
                    Enumerable.Range(1, 5).Select(other => table.SegmentOf(int.Parse(row.Name, CultureInfo.InvariantCulture), other)));
            }
        }
    }

    [ReferenceFact]
    public async Task Default_WithReturns_TakesThemOffAndCountsWhoIsLeftOut()
    {
        var table = OnlineRetail.Table("default");
        var queries = new ColumnarSalesQueries(table);

        var net = await RfmAnalysis.RunAsync(queries, SalesFilter.All, new RfmOptions());
        var gross = await RfmAnalysis.RunAsync(queries, SalesFilter.All, new RfmOptions { Monetary = MonetaryMeasure.GrossRevenue });

        Assert.Equal(4_338, net.Customers.Count);
        Assert.Equal(8_887_208.894m, gross.Customers.Sum(customer => customer.Monetary));
        Assert.Equal(net.Revenue, net.Customers.Sum(customer => customer.Monetary));
        Assert.Equal(table.Lines, net.Lines.Used + net.Lines.LeftOut);
        Assert.True(net.UnknownLines > 0 && net.UnknownLines <= net.Lines.LeftOut);
        // Of 4,372 customers one has lines without a price only.
        Assert.Equal(4_372 - 4_338 - 1, net.Notes.Single(note => note.Code == RfmNotes.ReturnsOnly).Count);
        Assert.Equal(net.Customers.Count(customer => customer.Revenue < 0), net.Notes.Single(note => note.Code == RfmNotes.NegativeSpend).Count);
    }

    private static Task<RfmResult> Result(string variant, RfmOptions options) =>
        RfmAnalysis.RunAsync((variant == "sales_with_customer" ? Sales : SalesWithoutDuplicates).Value, SalesFilter.All, options);

    private static void AssertSegments(JsonElement expected, RfmResult result)
    {
        var actual = result.Segments.Where(segment => segment.Customers > 0).ToDictionary(segment => segment.Segment);
        Assert.Equal(expected.EnumerateObject().Count(), actual.Count);
        foreach (var (name, values) in expected.EnumerateObject().Select(property => (property.Name, property.Value)))
        {
            var segment = actual[SegmentNames[name]];
            Assert.Equal(values.GetProperty("customers").GetInt32(), segment.Customers);
            Assert.Equal(Money(values.GetProperty("revenue").GetString()!), segment.Revenue);
            Assert.Equal(values.GetProperty("mean_recency").GetDouble(), segment.MeanRecency!.Value, 9);
            Assert.Equal(values.GetProperty("mean_frequency").GetDouble(), segment.MeanFrequency!.Value, 9);
            Assert.Equal(values.GetProperty("mean_monetary").GetDouble(), (double)segment.MeanMonetary!.Value, tolerance: 1e-6);
        }
        Assert.Equal(1, actual.Values.Sum(segment => segment.Share!.Value), 12);
        Assert.Equal(1, actual.Values.Sum(segment => segment.RevenueShare!.Value), 12);
    }

    private static IEnumerable<int> Numbers(JsonElement array) => array.EnumerateArray().Select(number => number.GetInt32());

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
