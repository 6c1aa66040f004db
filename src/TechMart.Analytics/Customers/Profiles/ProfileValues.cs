using TechMart.Analytics.Sales;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Profiles;

/// <summary>The measures of each customer, parted into a group and all others.</summary>
internal sealed class ProfileValues
{
    public ProfileValues(CustomerHistories histories, CustomerSegment group)
    {
        var keys = group.CustomerKeys.ToHashSet(StringComparer.Ordinal);
        Members = keys.Count;
        for (var i = 0; i < histories.Count; i++)
        {
            if (histories.Orders[i] > 0)
            {
                (keys.Contains(histories.Customers[i]) ? Group : Rest).Add(histories, i);
                Lines += histories.LineCounts[i];
            }
        }
    }

    /// <summary>Distinct ids of the group, whether they ordered or not.</summary>
    public int Members { get; }

    public Side Group { get; } = new();

    public Side Rest { get; } = new();

    /// <summary>Lines of both sides.</summary>
    public long Lines { get; private set; }

    /// <summary>One side: sums, and a value for each customer in the order of the ids.</summary>
    internal sealed class Side
    {
        private readonly List<double> _revenue = [];
        private readonly List<double> _orders = [];
        private readonly List<double> _orderValue = [];
        private readonly List<double> _itemsPerOrder = [];
        private long _net;
        private long _gross;
        private long _units;
        private long _orderCount;

        public int Customers => _revenue.Count;

        public int RepeatBuyers { get; private set; }

        public int Returners { get; private set; }

        public SampleMoments Revenue => Moments(_revenue);

        public SampleMoments Orders => Moments(_orders);

        public SampleMoments OrderValue => Moments(_orderValue);

        public SampleMoments ItemsPerOrder => Moments(_itemsPerOrder);

        public void Add(CustomerHistories histories, int customer)
        {
            var orders = histories.Orders[customer];
            var net = histories.GrossRevenue[customer] - histories.Returns[customer];
            var (money, units) = (net / (double)FixedPoint.Scale, histories.Units[customer] / (double)FixedPoint.Scale);
            _revenue.Add(money);
            _orders.Add(orders);
            _orderValue.Add(money / orders);
            _itemsPerOrder.Add(units / orders);
            RepeatBuyers += orders > 1 ? 1 : 0;
            Returners += histories.ReturnLines[customer] > 0 ? 1 : 0;
            _net += net;
            _gross += histories.GrossRevenue[customer];
            _units += histories.Units[customer];
            _orderCount += orders;
        }

        public ProfileSide Of(Side other)
        {
            var (revenue, customers) = (_net + other._net, Customers + other.Customers);
            return new ProfileSide(
                Customers,
                customers == 0 ? null : (double)Customers / customers,
                FixedPoint.ToDecimal(_net),
                revenue > 0 ? (double)_net / revenue : null,
                FixedPoint.ToDecimal(_gross),
                _orderCount,
                FixedPoint.ToDecimal(_units),
                _orderCount == 0 ? null : FixedPoint.ToDecimal(_net) / _orderCount);
        }

        private static SampleMoments Moments(List<double> values) => SampleMoments.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));
    }
}
