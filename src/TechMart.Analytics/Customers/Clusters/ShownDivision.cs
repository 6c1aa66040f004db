using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Clusters;

/// <summary>One number of clusters in the words of customers: clusters in their order, with their letters.</summary>
internal sealed class ShownDivision
{
    private readonly CustomerFeatureTable _table;
    private readonly ClusterScale _scale;
    private readonly FeatureMatrix _scaled;
    private readonly ClusterCandidate _candidate;

    /// <summary>For each cluster in the order shown its number in the model.</summary>
    private readonly int[] _order;
    private readonly int[] _labels;
    private readonly string[] _letters;
    private readonly double?[] _kept;
    private readonly ClusterAnchors? _former;

    public ShownDivision(ClusterDivision division, ClusterCandidate candidate, ClusterAnchors? former)
    {
        (_table, _scale, _scaled, _candidate) = (division.Table!, division.Scale!, division.Scaled!, candidate);
        var model = candidate.Model;
        var revenue = new long[model.Clusters];
        for (var row = 0; row < model.Labels.Length; row++)
        {
            revenue[model.Labels[row]] += _table.Revenue[row];
        }
        // Clusters of a model are numbered by size, and sorting is stable.
        _order = [.. Enumerable.Range(0, model.Clusters).OrderByDescending(cluster => (double)revenue[cluster] / model.Sizes[cluster])];
        var place = new int[_order.Length];
        for (var i = 0; i < _order.Length; i++)
        {
            place[_order[i]] = i;
        }
        _labels = Array.ConvertAll(model.Labels.ToArray(), cluster => place[cluster]);
        _former = former?.Fits(_table.Features) == true ? former : null;
        (_letters, _kept) = _former is not null
            ? _former.Recognise(_scaled, _scale, _labels, Array.ConvertAll(_order, cluster => model.Centre(cluster).ToArray()))
            : (ClusterAnchors.Letters(_order.Length), new double?[_order.Length]);
    }

    /// <summary>How many customers are ambiguous; null where only a sample was looked at.</summary>
    public int? AmbiguousCustomers => _candidate.Silhouette is { SampledRows: null } silhouette
        ? silhouette.Values.Count(value => value < ClusterAnalysis.AmbiguousBelow)
        : null;

    public IReadOnlyList<CustomerCluster> Clusters()
    {
        var profiles = ClusterProfiles.Of(_table.Original!, _labels);
        var (revenue, orders) = (new long[_order.Length], new long[_order.Length]);
        for (var row = 0; row < _labels.Length; row++)
        {
            revenue[_labels[row]] += _table.Revenue[row];
            orders[_labels[row]] += _table.Orders[row];
        }
        var whole = revenue.Sum();
        var average = _scale.Invert(new double[_table.Features.Count]);
        return
        [
            .. profiles.Select((profile, cluster) =>
            {
                var model = _order[cluster];
                var centre = _candidate.Model.Centre(model);
                var typical = _scale.Invert(centre);
                var jaccard = _candidate.Stability?.Jaccard[model];
                return new CustomerCluster(
                    _letters[cluster],
                    profile.Size,
                    profile.Share,
                    FixedPoint.ToDecimal(revenue[cluster]),
                    whole > 0 ? (double)revenue[cluster] / whole : null,
                    orders[cluster],
                    typical,
                    profile,
                    ClusterAnalysis.Marks(centre, typical, average, _table.Features),
                    _candidate.Silhouette?.ByCluster[model] is { } silhouette && double.IsFinite(silhouette) ? silhouette : null,
                    jaccard,
                    jaccard is { } index ? ClusterStability.Band(index) : null,
                    _kept[cluster])
                {
                    Typical = Typical(cluster, typical, average, profile.IsSmall),
                };
            }),
        ];
    }

    private IReadOnlyList<TypicalFeature> Typical(int cluster, double[] typical, double[] average, bool isSmall)
    {
        var centre = _candidate.Model.Centre(_order[cluster]).ToArray();
        var (squares, size) = (new double[centre.Length], 0);
        for (var row = 0; row < _labels.Length; row++)
        {
            if (_labels[row] == cluster)
            {
                size++;
                var point = _scaled.Row(row);
                for (var column = 0; column < squares.Length; column++)
                {
                    squares[column] += (point[column] - centre[column]) * (point[column] - centre[column]);
                }
            }
        }
        var reach = Array.ConvertAll(squares, sum => isSmall ? 0 : StandardNormal.Critical95 * Math.Sqrt(sum / (size - 1) / size));
        var low = _scale.Invert(reach.Select((width, column) => centre[column] - width).ToArray());
        var high = _scale.Invert(reach.Select((width, column) => centre[column] + width).ToArray());
        return
        [
            .. _table.Features.Select((feature, column) => isSmall || average[column] <= 0
                ? new TypicalFeature(feature, typical[column], average[column], null, null, null)
                : new TypicalFeature(
                    feature, typical[column], average[column], typical[column] / average[column], low[column] / average[column], high[column] / average[column])),
        ];
    }

    public IReadOnlyList<ClusterMember> Members()
    {
        var members = new ClusterMember[_labels.Length];
        for (var row = 0; row < members.Length; row++)
        {
            members[row] = new ClusterMember(
                _table.Customers[row], _letters[_labels[row]], null, null, FixedPoint.ToDecimal(_table.Revenue[row]), _table.Orders[row]);
        }
        if (_candidate.Silhouette is { } silhouette)
        {
            for (var i = 0; i < silhouette.Values.Count; i++)
            {
                var row = silhouette.SampledRows?[i] ?? i;
                members[row] = members[row] with { Silhouette = silhouette.Values[i], Neighbour = _letters[Array.IndexOf(_order, silhouette.Neighbours[i])] };
            }
        }
        Array.Sort(members, (one, other) => string.CompareOrdinal(one.Customer, other.Customer));
        return members;
    }

    public IReadOnlyList<ClusterMember> Ambiguous() =>
    [
        .. Members().Where(member => member.Silhouette < ClusterAnalysis.AmbiguousBelow).OrderBy(member => member.Silhouette).Take(ClusterAnalysis.MostAmbiguous),
    ];

    /// <summary>The members of the cluster whose centre is nearest to a point, by id in ordinal order.</summary>
    public IReadOnlyList<string> MembersNearest(IReadOnlyDictionary<string, double> point)
    {
        var centres = Array.ConvertAll(_order, cluster => _candidate.Model.Centre(cluster).ToArray());
        var average = _scale.Invert(new double[_table.Features.Count]);
        var place = _scale.Apply(FeatureMatrix.OfRows([.. _table.Features.Select((feature, column) => point.TryGetValue(feature, out var value) ? value : average[column])], _table.Features));
        var nearest = ClusterAnchors.Nearest(place.Row(0), FeatureMatrix.OfRows([.. centres.SelectMany(centre => centre)], _table.Features)).Centre;
        return [.. _table.Customers.Where((_, row) => _labels[row] == nearest).Order(StringComparer.Ordinal)];
    }

    public ClusterMap Map() => ClusterMap.Of(_scaled, _labels, _letters, _table.Customers);

    public ClusterAnchors Anchors()
    {
        List<ClusterAnchor> clusters = [.. _order.Select((model, cluster) => new ClusterAnchor(_letters[cluster], _scale.Invert(_candidate.Model.Centre(model))))];
        return _former?.Next(clusters) ?? new ClusterAnchors(_table.Features, clusters);
    }
}
