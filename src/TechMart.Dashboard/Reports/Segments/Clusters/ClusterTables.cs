using TechMart.Analytics.Customers.Clusters;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Reports.Segments.Clusters;

/// <summary>The groups and their customers in numbers.</summary>
internal static class ClusterTables
{
    public static Part<Table<CustomerCluster>> Clusters(ClusterSource source)
    {
        var (own, texts) = (source.Own, source.Texts);
        var title = source.Said("Page_Table");
        var columns = new Columns<CustomerCluster>()
            .Text("cluster", source.Said("Page_Cluster"), cluster => cluster.Label, source.Link, mark: cluster => ClusterSource.ClassOf(cluster.Label))
            .Text("title", own["Page_Title"], source.Cluster.Title)
            .Whole("customers", texts["Column_Customers"], cluster => cluster.Size)
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
            .Text("band", source.Said("Page_Band"), cluster => cluster.Band is { } band ? source.Cluster.Band(band, source.Standing) : null)
            .Number("jaccard", own["Page_Jaccard"], cluster => (decimal?)cluster.Jaccard)
            .Number("silhouette", own["Page_silhouette"], cluster => (decimal?)cluster.Silhouette);
        return (title, new Table<CustomerCluster>("clusters", title, columns, source.Result.Clusters), source.Facts(own["Page_Table_About"], uncertainty: source.Uncertainty));
    }

    public static Part<Table<ClusterMember>> Ambiguous(ClusterSource source)
    {
        var (own, result) = (source.Own, source.Result);
        var title = source.Said("Page_Ambiguous");
        return result.Ambiguous.Count == 0
            ? (title, source.Said("Page_Ambiguous_None"))
            : (title, new Table<ClusterMember>("clusters-ambiguous", title, MemberColumns(source), result.Ambiguous), source.Facts(source.Said("Page_Ambiguous_About", source.Format.Number((decimal)ClusterAnalysis.AmbiguousBelow, 2))));
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
        .Text("cluster", source.Said("Page_Cluster"), member => member.Label, mark: member => ClusterSource.ClassOf(member.Label))
        .Text("neighbour", source.Own["Page_Neighbour"], member => member.Neighbour)
        .Number("silhouette", source.Own["Page_silhouette"], member => (decimal?)member.Silhouette, digits: 3)
        .Whole("orders", source.Own["Page_Orders"], member => member.Orders)
        .Money("revenue", source.Texts["Column_Revenue"], member => member.Revenue);
}
