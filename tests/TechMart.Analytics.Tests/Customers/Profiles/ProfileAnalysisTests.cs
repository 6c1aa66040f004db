using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Statistics;
using TechMart.Analytics.Tests.Customers.Rfm;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Profiles;

public sealed class ProfileAnalysisTests
{
    [Fact]
    public async Task Comparisons_OfAShopThatCanBeCounted_AreOverCustomers()
    {
        // Twelve members order toys once; twelve others order toys for 10 and home goods for 30, the first of them a hundred times more.
        var lines = Enumerable.Range(0, 12).SelectMany(number => new[]
        {
            Line($"M{number:00}", 0, 10 + number, "Toys", "Spain"),
            Line($"R{number:00}", 1, 10, "Toys", number < 1 ? "Spain" : "France"),
            Line($"R{number:00}", 2, 30, "Home", number < 1 ? "Spain" : "France"),
        }).Concat(Enumerable.Range(0, 100).Select(_ => Line("R00", 2, 30, "Home", "Spain"))).ToList();

        var profile = await RunAsync(lines, "M");

        Assert.Equal((12, 12), (profile.Group.Customers, profile.Rest.Customers));
        Assert.Equal((186m, 480m + 3000m), (profile.Group.Revenue, profile.Rest.Revenue));
        Assert.Equal((12L, 124L), (profile.Group.Orders, profile.Rest.Orders));
        Assert.Equal(15.5m, profile.Group.AverageOrderValue);
        Assert.Equal(0.5, profile.Group.ShareOfCustomers);
        Assert.Equal(186 / 3666.0, profile.Group.ShareOfRevenue);

        var orderValue = Find(profile, ProfileMeasures.OrderValue);
        var expected = DifferenceTest.OfMeans(
            SampleMoments.Of([.. Enumerable.Range(10, 12).Select(value => (double)value)]),
            SampleMoments.Of([3040 / 102.0, .. Enumerable.Repeat(20.0, 11)]))!;
        Assert.Equal(15.5, orderValue.Group);
        Assert.Equal((3040 / 102.0 + 220) / 12, orderValue.Rest!.Value, 12);
        Assert.Equal(expected.PValue, orderValue.PValue!.Value, 12);
        Assert.Equal(expected.Effect.Value, orderValue.Effect!.Value, 12);
        Assert.Equal(EffectKind.HedgesG, orderValue.Effect.Name);

        // The busy customer is one of twelve, whatever the number of orders.
        var toys = Find(profile, ProfileMeasures.CategorySpend, "Toys");
        Assert.Equal(1, toys.Group);
        Assert.Equal(((10 / 3040.0) + (11 * 0.25)) / 12, toys.Rest!.Value, 8);
        var spain = Find(profile, ProfileMeasures.Attribute, "Spain");
        var shares = DifferenceTest.OfShares(12, 12, 1, 12)!;
        Assert.Equal((1.0, 1 / 12.0, "country"), (spain.Group, spain.Rest, spain.Attribute));
        Assert.Equal((shares.Difference, shares.PValue), (spain.Difference!.Value, spain.PValue!.Value));
        Assert.Equal(new ProfileEffect(EffectKind.CohensH, shares.Effect.Value, shares.Effect.Low, shares.Effect.High), spain.Effect);
        Assert.Equal(EffectMagnitude.Large, spain.Effect!.Magnitude);

        Assert.Equal([("Home", 0m), ("Toys", 186m)], profile.Categories.Select(category => (category.Category!, category.Group)));
        Assert.Equal(3360 / 3480.0, profile.Categories[0].RestShare);
        Assert.Equal([ProfileNotes.NoHours], profile.Notes.Select(note => note.Code));
    }

    [Fact]
    public async Task Family_IsCorrectedAndRankedAsAWhole()
    {
        var profile = await RunAsync(Shops.Random(5, 400).Select((line, number) => Coloured(line, number)), "C00");

        var tested = profile.Comparisons.Where(comparison => comparison.PValue is not null).ToList();
        Assert.Equal(tested.Count, profile.Tests);
        Assert.Equal(MultipleTesting.BenjaminiHochberg([.. tested.Select(comparison => comparison.PValue!.Value)]), tested.Select(comparison => comparison.QValue!.Value));
        var different = profile.Different.ToList();
        Assert.NotEmpty(different);
        Assert.Equal(Enumerable.Range(1, different.Count), different.Select(comparison => comparison.Rank!.Value));
        Assert.Equal(different.Select(comparison => Math.Abs(comparison.Effect!.Value)).OrderDescending(), different.Select(comparison => Math.Abs(comparison.Effect!.Value)));
        Assert.All(profile.Comparisons, comparison =>
        {
            Assert.Equal(comparison.QValue <= 0.05, comparison.Significant);
            Assert.Equal(comparison.Significant, comparison.Rank is not null);
            Assert.Equal(comparison.PValue is null, comparison.Silent is not null);
            Assert.True(comparison.Effect is null || (comparison.Effect.Low <= comparison.Effect.Value && comparison.Effect.Value <= comparison.Effect.High));
        });
    }

    [Fact]
    public async Task Segment_OfRfm_IsNotTestedByWhatItWasChosenBy()
    {
        var queries = new ColumnarSalesQueries(SalesLines.Table(Shops.Random(5, 400)));

        var profile = await ProfileAnalysis.OfSegmentAsync(queries, SalesFilter.All, new RfmOptions(), SegmentCodes.Champions);
        var byFrequency = await ProfileAnalysis.OfSegmentAsync(
            queries, SalesFilter.All, new RfmOptions { Segments = SegmentTable.RecencyAndFrequency }, SegmentCodes.Champions);

        var rfm = await RfmAnalysis.RunAsync(queries, SalesFilter.All, new RfmOptions());
        Assert.Equal(rfm.Segments[0].Customers, profile.Group.Customers);
        Assert.Equal(rfm.Segments[0].Revenue, profile.Group.Revenue);
        Assert.Equal(rfm.Segments[0].Orders, profile.Group.Orders);
        Assert.Equal(rfm.Customers.Count, profile.Group.Customers + profile.Rest.Customers);
        Assert.Equal(rfm.Lines, profile.Lines);
        Assert.All(
            new[] { ProfileMeasures.Orders, ProfileMeasures.RepeatBuyers, ProfileMeasures.Revenue, ProfileMeasures.OrderValue, ProfileMeasures.Month },
            measure => Assert.All(profile.Comparisons.Where(comparison => comparison.Measure == measure && comparison.Effect is not null), comparison =>
                Assert.Equal((null, null, null, ProfileSilence.ByDefinition), (comparison.PValue, comparison.QValue, comparison.Rank, comparison.Silent))));
        Assert.True(Find(profile, ProfileMeasures.Orders).Effect!.Value > 0.5);
        Assert.Equal(rfm.Segments[0].MeanOrderValue, profile.Group.AverageOrderValue);
        Assert.NotNull(Find(profile, ProfileMeasures.ItemsPerOrder).PValue);
        // More orders bring more revenue, whatever an order is worth.
        Assert.Equal(ProfileSilence.ByDefinition, Find(byFrequency, ProfileMeasures.Revenue).Silent);
        Assert.NotNull(Find(byFrequency, ProfileMeasures.OrderValue).PValue);
        await Assert.ThrowsAsync<ArgumentException>(() => ProfileAnalysis.OfSegmentAsync(queries, SalesFilter.All, new RfmOptions(), "nobody"));
    }

    [Fact]
    public async Task Segment_AtAnEarlierDay_IsComparedOnWhatWasKnownThen()
    {
        var queries = new ColumnarSalesQueries(SalesLines.Table(Shops.Random(5, 300)));
        var options = new RfmOptions { AsOf = DateOnly.FromDateTime(Shops.Start.AddDays(20)) };

        var profile = await ProfileAnalysis.OfSegmentAsync(queries, SalesFilter.All, options, SegmentCodes.Champions);

        var rfm = await RfmAnalysis.RunAsync(queries, SalesFilter.All, options);
        Assert.Equal(rfm.Segments[0].Revenue, profile.Group.Revenue);
        Assert.Equal(rfm.Revenue, profile.Group.Revenue + profile.Rest.Revenue);
    }

    [Theory]
    [InlineData("nobody there", "Z", ProfileNotes.NoMembers, 1)]
    [InlineData("everybody", "C", ProfileNotes.NoRest, 40)]
    [InlineData("one", "C00", ProfileNotes.FewMembers, 9)]
    [InlineData("nearly all", "C", ProfileNotes.FewOthers, 1)]
    public async Task Groups_ThatCannotBeCompared_SayWhy(string name, string prefix, string code, int count)
    {
        var lines = Shops.Lines(Enumerable.Range(1, 40).Select(number => ($"C{number:000}", number % 7, 10m)));
        var keys = prefix == "Z" ? ["Z"] : lines.Select(line => line.Customer!).Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        if (code == ProfileNotes.FewOthers)
        {
            keys.RemoveAt(0);
        }

        var profile = await RunAsync(lines, new ProfileGroup(new CustomerSegment(name, name, keys)), hasTime: true);

        Assert.Contains(new ProfileNote(code, count), profile.Notes);
        Assert.Equal(0, profile.Tests);
        Assert.All(profile.Comparisons, comparison => Assert.Equal((ProfileSilence.FewCustomers, null, null, null), (comparison.Silent, comparison.Group, comparison.Rest, comparison.Effect)));
        Assert.Equal(400, profile.Group.Revenue + profile.Rest.Revenue);
        Assert.True(code is ProfileNotes.FewMembers or ProfileNotes.FewOthers || profile.Comparisons.Count == 0);
    }

    [Fact]
    public async Task Selections_WithoutAnswer_SayWhy()
    {
        var unknown = Shops.Lines(("a", 0, 10)).Select(line => line with { Customer = null });

        Assert.Equal([new ProfileNote(ProfileNotes.NoLines)], (await RunAsync([], "M")).Notes);
        Assert.Equal([new ProfileNote(ProfileNotes.NoKnownCustomers, 1)], (await RunAsync(unknown, "M")).Notes);
        Assert.Equal(
            [new ProfileNote(ProfileNotes.NoMembers, 1)],
            (await RunAsync(Shops.Lines(("M1", 0, -10)), "M")).Notes);
    }

    [Fact]
    public async Task Data_WithoutTime_AreComparedByTheRest()
    {
        var lines = Shops.Random(5, 300);

        var profile = await RunAsync(lines, "C00", hasTime: false);

        Assert.Contains(new ProfileNote(ProfileNotes.NoTime), profile.Notes);
        Assert.True(profile.Tests > 0);
        Assert.DoesNotContain(profile.Comparisons, comparison => comparison.Measure is ProfileMeasures.Weekday or ProfileMeasures.Hour or ProfileMeasures.Month);
    }

    [Fact]
    public async Task Values_TooRareOrTooMany_AreLeftUntold()
    {
        var lines = Enumerable.Range(0, 300).SelectMany(number => new[]
        {
            Line($"M{number:000}", number % 14, 5, "Home", $"Country {number % 150}"),
            Line($"R{number:000}", number % 14, 5, number == 7 ? "Rare" : "Home", $"Country {number % 3}"),
        });

        var profile = await RunAsync(lines, "M");

        Assert.Contains(new ProfileNote(ProfileNotes.ValuesLeftOut, 50, "country"), profile.Notes);
        var countries = profile.Comparisons.Where(comparison => comparison.Measure == ProfileMeasures.Attribute).ToList();
        Assert.Equal(100, countries.Count);
        Assert.Null(Find(profile, ProfileMeasures.Attribute, "Country 0").Silent);
        Assert.Equal((ProfileSilence.Rare, null), (countries[^1].Silent, countries[^1].Group));
        Assert.Equal((ProfileSilence.Rare, null), (Find(profile, ProfileMeasures.CategorySpend, "Rare").Silent, Find(profile, ProfileMeasures.CategoryBuyers, "Rare").Group));
        Assert.Equal((ProfileSilence.NoVariation, 0.0), (Find(profile, ProfileMeasures.Returners).Silent, Find(profile, ProfileMeasures.Returners).Group));
        Assert.Equal((ProfileSilence.NoVariation, 5.0), (Find(profile, ProfileMeasures.Revenue).Silent, Find(profile, ProfileMeasures.Revenue).Group));
    }

    [Fact]
    public async Task Ages_WhereBandsAreThere_AreComparedByBands()
    {
        var lines = Enumerable.Range(0, 60).Select(number => Line($"{(number % 2 == 0 ? "M" : "R")}{number}", 0, 5, "Home", "Spain") with
        {
            Attributes = new Dictionary<string, string> { ["age"] = $"{20 + number}" },
        });

        var profile = await RunAsync(lines, "M");

        Assert.Equal(["ageGroup"], profile.Comparisons.Select(comparison => comparison.Attribute).OfType<string>().Distinct());
    }

    private static SalesLine Coloured(SalesLine line, int number) => line with
    {
        Category = string.CompareOrdinal(line.Customer, "C0100") < 0 ? (number % 3 == 0 ? "Home" : "Toys") : (number % 3 == 0 ? "Toys" : "Audio"),
        Attributes = new Dictionary<string, string> { ["gender"] = line.Customer![^1] < '5' ? "F" : "M" },
    };

    private static SalesLine Line(string customer, int day, decimal amount, string category, string country) => new()
    {
        Customer = customer,
        Time = Shops.Start.AddDays(day),
        Amount = amount,
        Category = category,
        Attributes = new Dictionary<string, string> { ["country"] = country },
    };

    /// <summary>Compares the customers whose ids begin so with the others; every line is an order.</summary>
    private static Task<ProfileResult> RunAsync(IEnumerable<SalesLine> lines, string prefix, bool hasTime = true)
    {
        var orders = lines.Select((line, number) => line with { Order = $"{number}" }).ToList();
        var members = orders.Select(line => line.Customer).OfType<string>().Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).Distinct();
        return RunAsync(orders, new ProfileGroup(new CustomerSegment(prefix, prefix, [.. members])), hasTime);
    }

    private static Task<ProfileResult> RunAsync(IEnumerable<SalesLine> lines, ProfileGroup group, bool hasTime) =>
        ProfileAnalysis.RunAsync(new ColumnarSalesQueries(SalesLines.Table(lines, hasTime)), SalesFilter.All, group);

    private static ProfileComparison Find(ProfileResult profile, string measure, string? value = null) =>
        Assert.Single(profile.Comparisons, comparison => comparison.Measure == measure && comparison.Value == value);
}
