using TechMart.Analytics.Customers.Migration;
using TechMart.Dashboard.Charts;
using TechMart.Wording;

namespace TechMart.Dashboard.Reports.Segments.Migration;

/// <summary>The moves as flows from segments to segments.</summary>
internal static class FlowChart
{
    // Exactly 0 means to Plotly that no place is given.
    private const double Edge = 0.001;

    // Room for a line of text from node to node, so that no name lies on the next one, however small the nodes are.
    private const int Gap = 16;
    private const int Margins = 16;
    private const int Lowest = 560;
    private const int LowestOfNode = 30;

    // Below this share of its side a node has no name of its own: the hover and the table have it.
    private const double Tiny = 0.004;

    public static Part<Chart> Of(MigrationSource source)
    {
        var (texts, words, format) = (source.Texts, source.MigrationWords, source.Format);
        var flow = source.Result.Flow();
        var title = texts["Flow_Table"].Value;
        var most = Math.Max(flow.Nodes.Count(node => node.IsBefore), flow.Nodes.Count(node => !node.IsBefore));
        var height = Math.Max(Lowest, LowestOfNode * most);
        var all = source.Result.Customers.Count;
        var largest = source.Result.Moves.FirstOrDefault(cell => cell is { From: not MigrationSegments.New, To: not MigrationSegments.Gone });
        var chart = new Chart
        {
            Title = largest is null
                ? texts["Flow_TitleNone"]
                : texts.Counted("Flow_Title", largest.Customers, words.Name(largest.From), words.Name(largest.To), format.Count(largest.Customers)),
            Subtitle = texts["Flow_Subtitle", source.Before, source.After],
            Traces =
            [
                new SankeyTrace
                {
                    Node = new SankeyNodes(
                        Values.Of(flow.Nodes.Select(node => node.Customers < Tiny * all ? "" : texts["Flow_Node", words.Name(node.Segment), format.Count(node.Customers)].Value)),
                        [.. flow.Nodes.Select(node => SegmentColor.Of(node.Segment))])
                    {
                        Hover = [.. flow.Nodes.Select(node => Hover(source, node))],
                        X = Values.Of(flow.Nodes.Select(node => (double?)(node.IsBefore ? Edge : 1 - Edge))),
                        Y = Values.Of([.. Middles(flow.Nodes.Where(node => node.IsBefore)), .. Middles(flow.Nodes.Where(node => !node.IsBefore))]),
                        Pad = Gap,
                    },
                    Link = new SankeyLinks(
                        Values.Of(flow.Links.Select(link => link.Source)),
                        Values.Of(flow.Links.Select(link => link.Target)),
                        Values.Of(flow.Links.Select(link => link.Cell.Customers)),
                        [.. flow.Links.Select(link => ChartColor.Faint(SegmentColor.Of(link.Cell.From)))])
                    {
                        Hover = [.. flow.Links.Select(link => new SankeyHover([.. source.Hover(link.Cell)], source.Href(link.Cell)))],
                    },
                },
            ],
            Layout = new ChartLayout(),
            Table = MoveTable.Table(source) with { Name = "segment-flow", Title = title },
            Height = height,
        };
        return (title, chart, source.Facts(texts["Moves_Definition"], texts["Unit_Customers"]));

        // Of nodes that stand below each other in the order of the segments, one customer as high on both sides.
        IEnumerable<double?> Middles(IEnumerable<MigrationNode> side)
        {
            var gap = (double)Gap / (height - Margins);
            var ofCustomer = (1 - (gap * (most - 1))) / all;
            var above = 0.0;
            foreach (var node in side)
            {
                yield return Math.Clamp(above + (node.Customers * ofCustomer / 2), Edge, 1 - Edge);
                above += (node.Customers * ofCustomer) + gap;
            }
        }
    }

    private static SankeyHover Hover(MigrationSource source, MigrationNode node) => new(
        [
            source.MigrationWords.Name(node.Segment),
            node.IsBefore ? source.Before : source.After,
            source.Texts.Counted("Migration_HoverCustomers", node.Customers, source.Format.Count(node.Customers)),
            source.Texts["Flow_NodeRevenue", source.Format.Money(node.Revenue)],
        ],
        source.Links.Move(source.Result.Options, node.IsBefore ? node.Segment : null, node.IsBefore ? null : node.Segment));
}
