using System.Globalization;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Sales;
using TechMart.Demo;

namespace TechMart.Analytics.Tests.Customers.Profiles;

/// <summary>Profiles of the groups that are planted in the generated shop, and of groups where nothing is planted.</summary>
public sealed class DemoProfileTests(DemoProfileTests.Shop shop) : IClassFixture<DemoProfileTests.Shop>
{
    public static TheoryData<int, string> Planted => new()
    {
        { 0, "category-spend Computers, category-spend Gaming, category-spend Phones & Tablets, attribute Male, attribute 25–34, attribute Engineer, weekday 6, hour 20, order-value" },
        { 1, "category-spend Kitchen & Home, category-spend Toys & Gifts, attribute Female, attribute 35–44, weekday 6, weekday 7, hour 10" },
        { 2, "category-spend Phones & Tablets, attribute 18–24, attribute Student, weekday 1, hour 22" },
        { 3, "category-spend Office & Books, attribute 45–54, attribute Manager, weekday 1, hour 12, order-value, orders" },
        { 4, "category-spend Beauty & Health, category-spend Toys & Gifts, attribute Retired, attribute 65+, hour 16" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task PlantedGroup_AgainstTheRest_ShowsWhatWasPlanted(int segment, string expected)
    {
        var profile = await shop.ProfileAsync(customer => customer.Segment.Index == segment);

        var more = profile.Different.Where(comparison => comparison.Effect!.Value > 0)
            .Select(comparison => comparison.Value is null ? comparison.Measure : $"{comparison.Measure} {comparison.Value}").ToHashSet();
        Assert.All(expected.Split(", "), trait => Assert.Contains(trait, more));
        // What a group buys tells most about it: its favourite category leads.
        Assert.Contains(profile.Different.First().Measure, new[] { ProfileMeasures.CategorySpend, ProfileMeasures.CategoryBuyers });
    }

    [Fact]
    public async Task Intervals_OfPlantedShares_HoldTheTruthAsOftenAsTheySay()
    {
        var (held, all) = (0, 0);
        foreach (var segment in shop.Truth.Segments)
        {
            var profile = await shop.ProfileAsync(customer => customer.Segment == segment);
            foreach (var comparison in profile.Comparisons.Where(comparison => comparison.Difference is not null))
            {
                if (True(comparison, segment) is { } truth)
                {
                    all++;
                    held += comparison.Difference!.Value.Low <= truth && truth <= comparison.Difference.Value.High ? 1 : 0;
                }
            }
        }

        // 5 × (7 weekdays, 24 hours, 10 regions, 8 professions, 3 genders), a few too rare: 0.95 less and more three standard errors.
        Assert.InRange(all, 220, 260);
        Assert.InRange(held / (double)all, 0.91, 0.99);

        double? True(ProfileComparison comparison, DemoSegment segment)
        {
            Func<DemoSegment, double>? share = (comparison.Measure, comparison.Attribute) switch
            {
                (ProfileMeasures.Weekday, _) => of => of.WeekdayIndex[Number(comparison) - 1] / 7,
                (ProfileMeasures.Hour, _) => of => of.HourShares[Number(comparison)],
                (_, "gender") => of => of.GenderShares[DemoPeople.Genders.ToList().IndexOf(comparison.Value!)],
                (_, "profession") => of => of.ProfessionShares[DemoPeople.Professions.ToList().IndexOf(comparison.Value!)],
                (_, "region") => of => of.RegionShares[DemoPeople.Regions.Select(region => region.Name).ToList().IndexOf(comparison.Value!)],
                _ => null,
            };
            var others = shop.Truth.Segments.Where(other => other != segment).ToList();
            return share is null ? null : share(segment) - (others.Sum(other => other.Share * share(other)) / others.Sum(other => other.Share));
        }

        static int Number(ProfileComparison comparison) => int.Parse(comparison.Value!, CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task AnyGroup_OfTheStructurelessShop_IsLikeTheRest()
    {
        var plain = new Shop(new DemoOptions { Customers = 2_000, Seed = 4, Structureless = true, Patterns = DemoPatterns.All & ~DemoPatterns.Dirt });
        var (found, low, tests) = (0, 0, 0);
        for (var part = 0; part < 20; part++)
        {
            var random = new Random(part);
            var members = Enumerable.Range(0, 2_000).Where(_ => random.Next(4) == 0).ToHashSet();
            var profile = await plain.ProfileAsync(customer => members.Contains(customer.Number));
            found += profile.Different.Any() ? 1 : 0;
            tests += profile.Tests;
            low += profile.Comparisons.Count(comparison => comparison.PValue < 0.05);
        }

        // Of 20 groups without any difference one may be called different; one test in twenty falls below 0.05.
        Assert.InRange(found, 0, 3);
        Assert.InRange(low / (double)tests, 0.03, 0.07);
    }

    public sealed class Shop
    {
        private readonly ColumnarSalesQueries _queries;

        public Shop()
            : this(new DemoOptions { Customers = 4_000, Seed = 7, Patterns = DemoPatterns.All & ~DemoPatterns.Dirt })
        {
        }

        internal Shop(DemoOptions options)
        {
            Truth = DemoTruth.Of(options);
            _queries = new ColumnarSalesQueries(SalesLines.Table(DemoShop.Lines(Truth).Select(Line), batchSize: SalesBatch.DefaultCapacity));
        }

        public DemoTruth Truth { get; }

        public Task<ProfileResult> ProfileAsync(Func<DemoCustomer, bool> isMember) => ProfileAnalysis.RunAsync(
            _queries,
            SalesFilter.All,
            new ProfileGroup(new CustomerSegment("group", "group", [.. Enumerable.Range(0, Truth.Customers).Select(Truth.Customer).Where(isMember).Select(customer => customer.Id)])));

        private static SalesLine Line(DemoLine line) => new()
        {
            Customer = line.Customer.Id,
            Time = line.Time,
            Order = line.Order.ToString(CultureInfo.InvariantCulture),
            Product = line.Product.Name,
            Category = line.Product.Category.Name,
            Quantity = line.Quantity,
            Amount = line.TotalCents / 100m,
            Flags = line.IsReturn ? LineFlags.Return : LineFlags.None,
            Attributes = new Dictionary<string, string>
            {
                ["country"] = DemoPeople.Regions[line.Customer.Region].Country,
                ["region"] = DemoPeople.Regions[line.Customer.Region].Name,
                ["city"] = line.Customer.City,
                ["gender"] = line.Customer.Gender,
                ["age"] = line.Customer.Age.ToString(CultureInfo.InvariantCulture),
                ["profession"] = line.Customer.Profession,
            },
        };
    }
}
