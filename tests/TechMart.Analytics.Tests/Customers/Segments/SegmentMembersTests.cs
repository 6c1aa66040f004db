using System.Text;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Customers.Rfm;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Segments;

/// <summary>Which members a name has: by the period it stands in, within other segments, saved and in addresses.</summary>
public sealed class SegmentMembersTests
{
    private static readonly DateOnly Day = DateOnly.FromDateTime(Shops.Start);
    private static readonly SalesFilter Month = new(Day.AddDays(10), Day.AddDays(40));
    private static readonly SegmentReference AtRisk = SegmentReference.Rfm(SegmentCodes.AtRisk);
    private static readonly ColumnarSalesQueries Queries = new(SalesLines.Table(Shops.Random(11, 400)));

    [Fact]
    public async Task RfmSegment_NamedInAFilter_IsThatOfTheFiltersPeriod()
    {
        var expected = await OfRfmAsync(Month);

        foreach (var filter in new[]
        {
            Month.WithSegmentNamed(AtRisk),
            Month.WithSegmentNamed(SegmentReference.Parse("At-Risk")),
            // What else the filter says chooses sales of the members, not members.
            new SalesFilter(Month.From, Month.To, ["Toys"], segmentReference: AtRisk),
            // Another period, such as one to compare with, looks at the same customers.
            Month.WithSegmentNamed(AtRisk).WithPeriod(null, Day),
        })
        {
            var resolved = await new SegmentMembers(Queries).ResolveAsync(filter);
            Assert.Equal(expected, resolved.Segment!.CustomerKeys);
            Assert.Null(resolved.SegmentReference);
        }
        var whole = (await new SegmentMembers(Queries).ResolveAsync(SalesFilter.All.WithSegmentNamed(AtRisk))).Segment!;
        Assert.Equal(await OfRfmAsync(SalesFilter.All), whole.CustomerKeys);
        Assert.NotEqual(expected, whole.CustomerKeys);
        Assert.Equal("rfm:at-risk", whole.Name);
    }

    [Fact]
    public async Task PeriodOfAllTime_IsKeptToo()
    {
        var filter = SalesFilter.All.WithSegmentNamed(AtRisk).WithPeriod(Month.From, Month.To);

        var resolved = await new SegmentMembers(Queries).ResolveAsync(filter);

        Assert.Equal(await OfRfmAsync(SalesFilter.All), resolved.Segment!.CustomerKeys);
        Assert.Equal(filter.SegmentReference, SegmentReference.Parse(filter.SegmentReference!.Text));
    }

    [Fact]
    public async Task SavedSegment_NamedInAFilter_KeepsItsOwnSales()
    {
        var saved = Members(("Mine", new RfmSegmentDefinition { Segment = SegmentCodes.AtRisk }));

        var resolved = await saved.ResolveAsync(Month.WithSegmentNamed(SegmentReference.Saved("Mine")));

        Assert.Equal(await OfRfmAsync(SalesFilter.All), resolved.Segment!.CustomerKeys);
        Assert.Equal("Mine", resolved.Segment.Name);
    }

    [Fact]
    public async Task Definition_WithinAnotherSegment_IsComputedFromItsCustomersOnly()
    {
        var big = new ConditionSegmentDefinition([SegmentCondition.That(CustomerMeasure.Spend, MeasureComparison.AtLeast, 20)]);
        var members = await big.MembersAsync(Queries);
        var expected = new RfmSegmentDefinition { Segment = SegmentCodes.AtRisk }.MembersOf(
            await RfmAnalysis.RunAsync(Queries, Month.WithSegment(new CustomerSegment("big", "big", members)), new RfmOptions()));
        var saved = Members(("Big", big));

        foreach (var within in new[] { SegmentReference.Saved("Big"), SegmentReference.Of(big) })
        {
            var definition = new RfmSegmentDefinition { Segment = SegmentCodes.AtRisk, Within = SegmentScope.Of(Month.WithSegmentNamed(within)) };
            var read = SegmentReference.Parse(SegmentReference.Of(definition).Text);
            Assert.Equal(definition.Key, read.Definition!.Key);
            Assert.Equal(expected, (await saved.OfAsync(read)).CustomerKeys);
        }
        Assert.NotEmpty(expected);
        Assert.NotEqual(await OfRfmAsync(Month), expected);
    }

    [Fact]
    public async Task RfmSegment_WithinAnotherRfmSegment_FollowsItsPeriod()
    {
        var loyal = SegmentReference.Rfm(SegmentCodes.LoyalCustomers);
        var outer = await new SegmentMembers(Queries).ResolveAsync(Month.WithSegmentNamed(loyal));
        var expected = (await RfmAnalysis.RunAsync(Queries, outer, new RfmOptions())).Segments.Single(segment => segment.Segment == SegmentCodes.Champions);

        var champions = new RfmSegmentDefinition { Segment = SegmentCodes.Champions, Within = SegmentScope.Of(Month.WithSegmentNamed(loyal)) };

        Assert.Equal("define:{\"kind\":\"rfm\",\"segment\":\"champions\",\"within\":{\"from\":\"2024-03-11\",\"to\":\"2024-04-10\",\"segment\":\"rfm:loyal-customers\"}}", SegmentReference.Of(champions).Text);
        Assert.Equal(expected.Customers, (await champions.MembersAsync(Queries)).Count);
    }

    [Fact]
    public async Task SavedSegment_WithinItself_IsRefused()
    {
        var saved = Members(("A", Within("b")), ("B", Within("A")));

        var problem = await Assert.ThrowsAsync<SegmentException>(() => saved.OfAsync(SegmentReference.Saved("A")));

        Assert.Equal((SegmentProblem.Circular, "A"), (problem.Problem, problem.Subject));
    }

    [Fact]
    public async Task Segments_WithinEachOtherTooDeep_AreRefused()
    {
        var chain = Members([.. Enumerable.Range(0, SegmentMembers.MostNested).Select(place => ($"S{place}", (SegmentDefinition)Within($"S{place + 1}"))), ("S8", new RfmSegmentDefinition { Segment = SegmentCodes.Lost })]);

        Assert.NotNull(await chain.OfAsync(SegmentReference.Saved("S1")));
        var problem = await Assert.ThrowsAsync<SegmentException>(() => chain.OfAsync(SegmentReference.Saved("S0")));

        Assert.Equal((SegmentProblem.TooDeep, "S0"), (problem.Problem, problem.Subject));
    }

    [Fact]
    public async Task SegmentThatNobodySaved_InAScope_IsUnknown() =>
        Assert.Equal(SegmentProblem.Unknown, (await Assert.ThrowsAsync<SegmentException>(() => Within("Gone").MembersAsync(Queries))).Problem);

    [Fact]
    public void Scope_OfAFilterThatKnowsMembersOnly_IsRefused() =>
        Assert.Throws<ArgumentException>(() => SegmentScope.Of(SalesFilter.All.WithSegment(new CustomerSegment("a", "a", ["1"]))));

    [Fact]
    public void LongDefinition_IsPackedAndReadBack()
    {
        var categories = Enumerable.Range(0, 300).Select(number => $"Category “{number}”, with a name that is long enough").ToList();
        var definition = new RfmSegmentDefinition { Segment = SegmentCodes.Lost, Within = new SegmentScope { Categories = categories } };

        var reference = SegmentReference.Of(definition);
        var back = SegmentReference.Parse(reference.Text);

        Assert.StartsWith("packed:", reference.Text, StringComparison.Ordinal);
        Assert.True(SegmentJson.Write(definition).Length > 10_000);
        Assert.InRange(reference.Text.Length, 100, SegmentReference.MostLetters);
        Assert.Equal(reference.Text["packed:".Length..], Uri.EscapeDataString(reference.Text["packed:".Length..]));
        Assert.Equal((reference, definition.Key), (back, back.Definition!.Key));
    }

    [Fact]
    public void DefinitionTooLongForAnAddress_SaysSo()
    {
        var random = new Random(1);
        var noise = Enumerable.Range(0, 300).Select(_ => Convert.ToHexString(BitConverter.GetBytes(random.NextInt64()))).ToList();
        var reference = SegmentReference.Of(new RfmSegmentDefinition { Segment = SegmentCodes.Lost, Within = new SegmentScope { Categories = noise } });

        Assert.True(reference.Text.Length > 1000);
        var text = SegmentReference.Of(new RfmSegmentDefinition { Segment = SegmentCodes.Lost, Within = new SegmentScope { Categories = [.. noise, .. noise.Select(name => name + name[..8])] } }).Text;
        Assert.Equal(SegmentProblem.LinkTooLong, Assert.Throws<SegmentException>(() => SegmentReference.Parse(text)).Problem);
    }

    [Theory]
    [InlineData("packed:")]
    [InlineData("packed:????")]
    [InlineData("packed:AAAA")]
    public void Parse_WhatWasNeverPacked_SaysSo(string text) =>
        Assert.Equal(SegmentProblem.Unreadable, Assert.Throws<SegmentException>(() => SegmentReference.Parse(text)).Problem);

    [Fact]
    public void Parse_ShortTextThatUnpacksToAHugeOne_IsRefused()
    {
        var huge = PackedText.Pack(new string(' ', 1_000_000));

        Assert.InRange(huge.Length, 10, SegmentReference.MostLetters);
        Assert.Null(PackedText.Unpack(huge));
        Assert.Equal(SegmentProblem.Unreadable, Assert.Throws<SegmentException>(() => SegmentReference.Parse("packed:" + huge)).Problem);
    }

    [Fact]
    public void Parse_DefinitionsWithinEachOtherWithoutEnd_IsRefused()
    {
        var json = new StringBuilder();
        for (var depth = 0; depth < 40; depth++)
        {
            json.Append("{\"kind\":\"rfm\",\"segment\":\"lost\",\"within\":{\"segment\":");
        }
        json.Append("\"rfm:lost\"").Append('}', 80);

        Assert.Equal(SegmentProblem.Unreadable, Assert.Throws<SegmentException>(() => SegmentReference.Parse("packed:" + PackedText.Pack(json.ToString()))).Problem);
    }

    [Theory]
    [InlineData("{\"kind\":\"list\",\"customers\":[\"1\"]}")]
    [InlineData("{\"kind\":\"rfm\",\"segment\":\"heroes\"}")]
    [InlineData("\"rfm:heroes\"")]
    [InlineData("7")]
    public void Parse_ScopeWithASegmentThatIsNone_IsRefused(string segment) => Assert.Throws<SegmentException>(
        () => SegmentReference.Parse("define:{\"kind\":\"rfm\",\"segment\":\"lost\",\"within\":{\"segment\":" + segment + "}}"));

    private static RfmSegmentDefinition Within(string saved) =>
        new() { Segment = SegmentCodes.Lost, Within = new SegmentScope { Segment = SegmentReference.Saved(saved) } };

    private static SegmentMembers Members(params (string Name, SegmentDefinition Definition)[] saved) => new(Queries)
    {
        FindSavedAsync = (name, _) => Task.FromResult(saved.FirstOrDefault(pair => string.Equals(pair.Name, name, StringComparison.OrdinalIgnoreCase)).Definition)!,
    };

    private static async Task<IReadOnlyList<string>> OfRfmAsync(SalesFilter filter) =>
        [.. (await RfmAnalysis.RunAsync(Queries, filter, new RfmOptions())).Customers.Where(customer => customer.Segment == SegmentCodes.AtRisk).Select(customer => customer.Customer)];
}
