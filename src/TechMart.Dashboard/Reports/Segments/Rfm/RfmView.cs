using TechMart.Analytics.Customers.Rfm;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Components.Controls;
using TechMart.Wording;

namespace TechMart.Dashboard.Reports.Segments.Rfm;

/// <summary>The RFM segments, ready for the reader.</summary>
/// <param name="Choice">How customers are scored and named.</param>
/// <param name="Notes">What limits the answer, or why there is none.</param>
/// <param name="AsOf">The day that recency is counted to, also where nobody chose one.</param>
public sealed record RfmView(RfmChoice Choice, IReadOnlyList<string> Notes, DateOnly? AsOf)
{
    /// <summary>The same in words; null where there is none.</summary>
    public string? Today { get; init; }

    /// <summary>What there is to see; null where nobody can be scored, and the first note says why.</summary>
    public RfmContent? Content { get; init; }

    /// <summary>Makes the page of the numbers.</summary>
    public static RfmView Of(RfmSource source)
    {
        var filter = source.Context.SalesFilter;
        IEnumerable<string> notes = source.Result.Notes.Select(source.Words.Note);
        if (source.Result.Customers.Count > 0 && source.Words.ScoresOf(filter) is { } relative)
        {
            notes = notes.Prepend(relative);
        }
        if (source.Scoring.HasBadTable)
        {
            notes = notes.Append(source.Texts["Note_BadTable"]);
        }
        return new RfmView(source.Scoring, [.. notes], source.Result.AsOf)
        {
            Today = source.Words.AsOf(source.Result.AsOf, source.Scoring.Options.AsOf, filter),
            Content = source.Result.Customers.Count == 0 ? null : RfmContent.Of(source),
        };
    }
}

/// <summary>What there is to see where customers are scored.</summary>
/// <param name="Kpis">Key figures.</param>
/// <param name="LeftOut">Which rows are left out, and why; null where none are.</param>
/// <param name="Grid">The table of segments.</param>
/// <param name="Sizes">Sizes of the segments.</param>
/// <param name="Segments">The segments in numbers.</param>
/// <param name="Advice">What each segment is and what to do about it.</param>
/// <param name="Scales">How scores are given.</param>
public sealed record RfmContent(
    IReadOnlyList<Kpi> Kpis,
    string? LeftOut,
    RfmGrid Grid,
    Part<Chart> Sizes,
    Part<Table<RfmSegment>> Segments,
    IReadOnlyList<RfmAdvice> Advice,
    RfmScales Scales)
{
    /// <summary>Makes it of the numbers.</summary>
    public static RfmContent Of(RfmSource source) => new(
        RfmKeyFigures.Of(source),
        RfmKeyFigures.LeftOut(source),
        RfmGrid.Of(source),
        RfmSizeChart.Of(source),
        RfmSegmentTable.Of(source),
        [.. source.Result.Segments.Select(row => RfmAdvice.Of(source, row))],
        RfmScales.Of(source));
}

/// <summary>What a segment is and what to do about it.</summary>
/// <param name="Segment">Code of the segment.</param>
/// <param name="Name">Its name.</param>
/// <param name="Customers">How many customers, in words.</param>
/// <param name="About">Who belongs to it.</param>
/// <param name="Grow">How such customers can be made to buy more.</param>
/// <param name="WinBack">How they can be brought back, or kept.</param>
/// <param name="Href">Where its customers are listed; null without any.</param>
/// <param name="ProfileHref">Where it is compared with the rest; null without customers.</param>
public sealed record RfmAdvice(string Segment, string Name, string Customers, string? About, string? Grow, string? WinBack, string? Href, string? ProfileHref)
{
    /// <summary>Makes it of the numbers.</summary>
    public static RfmAdvice Of(RfmSource source, RfmSegment row) => new(
        row.Segment,
        source.Words.Name(row.Segment),
        source.Texts.Counted("Advice_Size", row.Customers, source.Format.Count(row.Customers), source.Format.Percent(row.Share)),
        source.Words.Description(row.Segment),
        source.Words.Growth(row.Segment),
        source.Words.WinBack(row.Segment),
        row.Customers == 0 ? null : source.Links.Segment(row.Segment),
        row.Customers == 0 ? null : source.Links.Profile(row.Segment));
}
