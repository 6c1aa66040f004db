using TechMart.Analytics.Customers.Migration;
using TechMart.Dashboard.Charts;

namespace TechMart.Dashboard.Reports.Segments.Migration;

/// <summary>The moves as flows from segments to segments.</summary>
internal static class FlowChart
{
    // Exactly 0 means to Plotly that no place is given.
    private const double Edge = 0.001;

    public static Part<Chart> Of(MigrationSource source)
    {
        var (texts, words, format) = (source.Texts, source.MigrationWords, source.Format);
        var flow = source.Result.Flow();
        var title = texts["Flow_Table"].Value;
        var largest = source.Result.Moves.FirstOrDefault(cell => cell is { From: not MigrationSegments.New, To: not MigrationSegments.Gone });
        var chart = new Chart
        {
            Title = largest is null
                ? texts["Flow_TitleNone"]
                : texts["Flow_Title", words.Name(largest.From), words.Name(largest.To), format.Count(largest.Customers)],
            Subtitle = texts["Flow_Subtitle", source.Before, source.After],
            Traces =
            [
                new SankeyTrace
                {
                    Node = new SankeyNodes(
                        Values.Of(flow.Nodes.Select(node => texts["Flow_Node", words.Name(node.Segment), format.Count(node.Customers)].Value)),
                        [.. flow.Nodes.Select(node => SegmentColor.Of(node.Segment))])
                    {
                        Hover = [.. flow.Nodes.Select(node => Hover(source, node))],
                        X = Values.Of(flow.Nodes.Select(node => (double?)(node.IsBefore ? Edge : 1 - Edge))),
                        Y = Values.Of([.. Middles(flow.Nodes.Where(node => node.IsBefore)), .. Middles(flow.Nodes.Where(node => !node.IsBefore))]),
                    },
                    Link = new SankeyLinks(
                        Values.Of(flow.Links.Select(link => link.Source)),
                        Values.Of(flow.Links.Select(link => link.Target)),
                        Values.Of(flow.Links.Select(link => link.Cell.Customers)),
                        [.. flow.Links.Select(_ => "var(--flow)")])
                    {
                        Hover = [.. flow.Links.Select(link => new SankeyHover([.. source.Hover(link.Cell)], source.Href(link.Cell)))],
                    },
                },
            ],
            Layout = new ChartLayout(),
            Table = MoveTable.Table(source) with { Name = "segment-flow", Title = title },
            Height = 560,
        };
        return (title, chart, source.Facts(texts["Moves_Definition"], texts["Unit_Customers"]));
    }

    /// <summary>The middles of nodes that stand below each other in the order of the segments, the same on both sides.</summary>
    private static IEnumerable<double?> Middles(IEnumerable<MigrationNode> side)
    {
        var nodes = side.ToList();
        var all = (double)nodes.Sum(node => node.Customers);
        var above = 0;
        foreach (var node in nodes)
        {
            yield return Math.Max(Edge, (above + (node.Customers / 2.0)) / all);
            above += node.Customers;
        }
    }

    private static SankeyHover Hover(MigrationSource source, MigrationNode node) => new(
        [
            source.MigrationWords.Name(node.Segment),
            node.IsBefore ? source.Before : source.After,
            source.Texts["Migration_HoverCustomers", source.Format.Count(node.Customers)],
            source.Texts["Flow_NodeRevenue", source.Format.Money(node.Revenue)],
        ],
        source.Links.Move(source.Result.Options, node.IsBefore ? node.Segment : null, node.IsBefore ? null : node.Segment));
}
