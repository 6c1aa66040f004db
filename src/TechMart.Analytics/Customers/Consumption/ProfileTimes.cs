using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Consumption;

/// <summary>
/// When the customers of each profile order: for each customer the share of its orders by weekday, hour and month, so that each customer counts once
/// (<see cref="ProfileAnalysis"/> says why). A time is a favourite where the profile's mean share is above that of all other customers, with
/// a false discovery rate of 5 % over all profiles and times; of several the one with the largest difference.
/// </summary>
internal sealed class ProfileTimes
{
    private const int SecondsPerDay = 86_400;
    private const int SecondsPerHour = 3_600;
    private const int Hours = 7;
    private const int Months = Hours + 24;
    private const int Cells = Months + 12;

    private readonly FavouriteTime?[,] _favourites;

    private ProfileTimes(FavouriteTime?[,] favourites) => _favourites = favourites;

    public FavouriteTime? Weekday(int profile) => _favourites[profile, 0];

    public FavouriteTime? Hour(int profile) => _favourites[profile, 1];

    public FavouriteTime? Month(int profile) => _favourites[profile, 2];

    public static ProfileTimes Of(ConsumptionShares shares, int[] labels, int[] sizes, int leastCustomers)
    {
        var favourites = new FavouriteTime?[sizes.Length, 3];
        if (!shares.Baskets.HasTime)
        {
            return new ProfileTimes(favourites);
        }
        var sums = new Sums[sizes.Length, Cells];
        var orders = new int[Cells];
        for (var row = 0; row < labels.Length; row++)
        {
            Array.Clear(orders);
            var own = shares.OrdersOf(row);
            for (var order = own.Start.Value; order < own.End.Value; order++)
            {
                var time = shares.Baskets.TimeOf(order);
                // 1970-01-01 was a Thursday.
                orders[((time / SecondsPerDay) + 3) % 7]++;
                orders[Hours + (time % SecondsPerDay / SecondsPerHour)]++;
                orders[Months + SalesTable.DayOf(time).Month - 1]++;
            }
            for (var cell = 0; cell < Cells; cell++)
            {
                sums[labels[row], cell].Add(orders[cell] / (double)(own.End.Value - own.Start.Value));
            }
        }
        var tests = new List<(int Profile, int Cell, FavouriteTime Time, double PValue)>();
        for (var profile = 0; profile < sizes.Length; profile++)
        {
            if (sizes[profile] < leastCustomers || labels.Length - sizes[profile] < leastCustomers)
            {
                continue;
            }
            for (var cell = 0; cell < Cells; cell++)
            {
                var rest = default(Sums);
                for (var other = 0; other < sizes.Length; other++)
                {
                    rest.Add(other == profile ? default : sums[other, cell]);
                }
                var (own, others) = (sums[profile, cell].Of(sizes[profile]), rest.Of(labels.Length - sizes[profile]));
                if (DifferenceTest.OfMeans(own, others) is { } test)
                {
                    tests.Add((profile, cell, new FavouriteTime(ValueOf(cell), own.Mean, others.Mean, test.Difference.Low, test.Difference.High), test.PValue));
                }
                else if (own.Mean != others.Mean)
                {
                    // No spread on either side: nothing to doubt.
                    tests.Add((profile, cell, new FavouriteTime(ValueOf(cell), own.Mean, others.Mean, own.Mean - others.Mean, own.Mean - others.Mean), 0));
                }
            }
        }
        var corrected = MultipleTesting.BenjaminiHochberg([.. tests.Select(test => test.PValue)]);
        foreach (var (test, qValue) in tests.Zip(corrected))
        {
            ref var favourite = ref favourites[test.Profile, test.Cell < Hours ? 0 : test.Cell < Months ? 1 : 2];
            if (qValue <= ProfileAnalysis.FalseDiscoveryRate && test.Time.Low > 0
                && (favourite is null || test.Time.Share - test.Time.Others > favourite.Share - favourite.Others))
            {
                favourite = test.Time;
            }
        }
        return new ProfileTimes(favourites);
    }

    private static int ValueOf(int cell) => cell < Hours ? cell + 1 : cell < Months ? cell - Hours : cell - Months + 1;

    private struct Sums
    {
        private double _sum;
        private double _squares;

        public void Add(double share)
        {
            _sum += share;
            _squares += share * share;
        }

        public void Add(in Sums other)
        {
            _sum += other._sum;
            _squares += other._squares;
        }

        // Shares lie within 0 and 1, so nothing of weight cancels.
        public readonly SampleMoments Of(int count) => new(
            count, _sum / count, count < 2 ? 0 : Math.Max(0, _squares - (_sum * _sum / count)) / (count - 1));
    }
}
