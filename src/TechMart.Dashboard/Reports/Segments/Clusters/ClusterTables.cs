using TechMart.Analytics.Customers.Clusters;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Reports.Segments.Clusters;

/// <summary>The groups and their customers in numbers.</summary>
internal static class ClusterTables
{
    public static Part<Table<CustomerCluster>> Clusters(ClusterSource source)
    {
        var (own, texts) = (source.Own, source.Texts);
        var title = own["Page_Table"].Value;
        var columns = new Columns<CustomerCluster>()
            .Text("cluster", own["Page_Cluster"], cluster => cluster.Label, source.Link)
            .Whole("customers", texts["Column_Customers"], cluster => cluster.Size, bar: true)
            .Percent("share", texts["Column_Share"], cluster => cluster.Share)
            .Money("revenue", texts["Column_Revenue"], cluster => cluster.Revenue)
            .Percent("revenue-share", texts["Column_RevenueShare"], cluster => cluster.RevenueShare);
        for (var column = 0; column < source.Result.Features.Count; column++)
        {
            var place = column;
            var feature = source.Result.Features[column];
            var name = own["Page_Centre", source.Cluster.Feature(feature.Feature)].Value;
            _ = feature.Unit switch
            {
                FeatureUnit.Money => columns.Money($"centre-{place}", name, cluster => decimal.Round((decimal)cluster.Centre[place], 2)),
                FeatureUnit.Share => columns.Percent($"centre-{place}", name, cluster => cluster.Centre[place]),
                _ => columns.Number($"centre-{place}", name, cluster => (decimal)cluster.Centre[place], digits: 1),
            };
        }
        columns
            .Number("silhouette", own["Page_silhouette"], cluster => (decimal?)cluster.Silhouette)
            .Number("jaccard", own["Page_Jaccard"], cluster => (decimal?)cluster.Jaccard)
            .Text("band", own["Page_Band"], cluster => cluster.Band is { } band ? source.Cluster.Band(band) : null)
            .Text("title", own["Page_Title"], source.Cluster.Title);
        return (title, new Table<CustomerCluster>("clusters", title, columns, source.Result.Clusters), source.Facts(own["Page_Table_About"], uncertainty: source.Uncertainty));
    }

    public static Part<Table<ClusterMember>> Ambiguous(ClusterSource source)
    {
        var (own, result) = (source.Own, source.Result);
        var title = own["Page_Ambiguous"].Value;
        return result.Ambiguous.Count == 0
            ? (title, own["Page_Ambiguous_None"].Value)
            : (title, new Table<ClusterMember>("clusters-ambiguous", title, MemberColumns(source), result.Ambiguous), source.Facts(own["Page_Ambiguous_About", source.Format.Number((decimal)ClusterAnalysis.AmbiguousBelow, 2)]));
    }

    public static Table<ClusterMember> Members(ClusterSource source) =>
        new("clusters-members", source.Own["Page_Members"], MemberColumns(source), source.Result.Members);

    public static Table<ClusterFeature> Scaling(ClusterSource source)
    {
        var own = source.Own;
        return new Table<ClusterFeature>(
            "clusters-scaling",
            own["Page_Scaling"],
            new Columns<ClusterFeature>()
                .Text("feature", own["Page_Feature"], feature => source.Cluster.Feature(feature.Feature))
                .Text("log", own["Page_Log"], feature => feature switch
                {
                    { IsLogged: false } => own["Page_Log_No"],
                    { Divisor: 1 } => own["Page_Log_Yes"],
                    _ => own["Page_Log_Unit", source.Format.Number((decimal)feature.Divisor, 6)],
                })
                .Number("mean", own["Page_Scaling_Mean"], feature => (decimal)feature.Mean, digits: 4)
                .Number("deviation", own["Page_Scaling_Deviation"], feature => (decimal)feature.Deviation, digits: 4)
                .Whole("undefined", own["Page_Undefined"], feature => feature.Undefined),
            source.Result.Features);
    }

    private static Columns<ClusterMember> MemberColumns(ClusterSource source) => new Columns<ClusterMember>()
        .Text("customer", source.Own["Page_Customer"], member => member.Customer)
        .Text("cluster", source.Own["Page_Cluster"], member => member.Label)
        .Text("neighbour", source.Own["Page_Neighbour"], member => member.Neighbour)
        .Number("silhouette", source.Own["Page_silhouette"], member => (decimal?)member.Silhouette, digits: 3)
        .Whole("orders", source.Own["Page_Orders"], member => member.Orders)
        .Money("revenue", source.Texts["Column_Revenue"], member => member.Revenue);
}
