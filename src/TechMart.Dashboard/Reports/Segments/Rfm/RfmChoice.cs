using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using TechMart.Analytics.Customers.Rfm;

namespace TechMart.Dashboard.Reports.Segments.Rfm;

/// <summary>
/// How customers are scored and named, as an address says it: <c>asof=2011-12-10&amp;frequency=order-days&amp;money=net-per-order&amp;ties=notebook&amp;grid=frequency&amp;cells=…</c>.
/// What is as usual is left out. All parts of the segments read the same words, so that they show the same segments.
/// </summary>
public sealed record RfmChoice
{
    private const int Cells = SegmentTable.Scores * SegmentTable.Scores;
    private const char FirstLetter = 'a';

    /// <summary>How customers are scored and named.</summary>
    public RfmOptions Options { get; init; } = new();

    /// <summary>Whether the treemap shows revenue rather than customers.</summary>
    public bool ByRevenue { get; init; }

    /// <summary>Whether the address had a table of segments that is none; then the usual one stands.</summary>
    public bool HasBadTable { get; init; }

    /// <summary>Whether the table is one that somebody edited.</summary>
    public bool IsEdited => Options.Segments != UsualTable(Options.Segments.Axis);

    /// <summary>Whether all options of the scoring are as usual.</summary>
    public bool IsUsual => Options == new RfmOptions();

    /// <summary>The table of segments that is usual for an axis.</summary>
    public static SegmentTable UsualTable(SegmentAxis axis) => axis == SegmentAxis.Frequency ? SegmentTable.RecencyAndFrequency : SegmentTable.Default;

    /// <summary>Reads an address. What cannot be read is as if it were absent.</summary>
    public static RfmChoice Parse(string? query)
    {
        var words = QueryHelpers.ParseQuery(query);
        var table = UsualTable(Read("grid", SegmentAxis.FrequencyAndMonetary));
        var (cells, isBad) = (words.TryGetValue("cells", out var letters) ? TableOf(table.Axis, letters.ToString()) : table, false);
        if (cells is null)
        {
            (cells, isBad) = (table, true);
        }
        return new RfmChoice
        {
            Options = new RfmOptions
            {
                AsOf = words.TryGetValue("asof", out var day)
                    && DateOnly.TryParseExact(day.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf) ? asOf : null,
                Frequency = Read("frequency", FrequencyMeasure.Orders),
                Monetary = Read("money", MonetaryMeasure.NetRevenue),
                Ties = Read("ties", TieRule.Equal),
                // NTILE knows equal parts only.
                Shares = Read("ties", TieRule.Equal) != TieRule.Ntile && Borders("shares") is { First: > 0, Fourth: < 1 } shares ? shares : RfmOptions.Quintiles,
                RecencyBorders = Borders("recency-borders"),
                FrequencyBorders = Borders("frequency-borders"),
                MonetaryBorders = Borders("money-borders"),
                Segments = cells,
            },
            ByRevenue = words.TryGetValue("by", out var by) && by == "revenue",
            HasBadTable = isBad,
        };

        T Read<T>(string name, T usual)
            where T : struct, Enum => words.TryGetValue(name, out var value)
                ? Enum.GetValues<T>().Cast<T?>().FirstOrDefault(known => NameOf(known!.Value) == value.ToString()) ?? usual
                : usual;

        FourBorders? Borders(string name) => words.TryGetValue(name, out var text) && FourBorders.TryParse(text.ToString(), out var borders) ? borders : null;
    }

    /// <summary>The same with another segment in a cell.</summary>
    public RfmChoice With(int recency, int other, string segment) => WithTable(TableOf(
        Options.Segments.Axis, (r, o) => r == recency && o == other ? segment : Options.Segments.SegmentOf(r, o)) ?? Options.Segments);

    /// <summary>The same with another table of segments.</summary>
    public RfmChoice WithTable(SegmentTable table) => this with { Options = Options with { Segments = table }, HasBadTable = false };

    /// <summary>The same as the parts of the segments share it: without what concerns a single chart.</summary>
    public RfmChoice Shared() => this with { ByRevenue = false };

    /// <summary>As an address says it, without a leading question mark.</summary>
    public override string ToString()
    {
        var usual = new RfmOptions();
        var parts = new List<string>();
        Add("asof", Options.AsOf is not null, Options.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
        Add("frequency", Options.Frequency != usual.Frequency, NameOf(Options.Frequency));
        Add("money", Options.Monetary != usual.Monetary, NameOf(Options.Monetary));
        Add("ties", Options.Ties != usual.Ties, NameOf(Options.Ties));
        Add("shares", Options.Shares != usual.Shares, Numbers(Options.Shares));
        Add("recency-borders", Options.RecencyBorders is not null, Numbers(Options.RecencyBorders));
        Add("frequency-borders", Options.FrequencyBorders is not null, Numbers(Options.FrequencyBorders));
        Add("money-borders", Options.MonetaryBorders is not null, Numbers(Options.MonetaryBorders));
        Add("grid", Options.Segments.Axis != usual.Segments.Axis, NameOf(Options.Segments.Axis));
        Add("cells", IsEdited, Letters(Options.Segments));
        Add("by", ByRevenue, "revenue");
        return string.Join('&', parts);

        void Add(string name, bool isOwn, string value)
        {
            if (isOwn)
            {
                parts.Add($"{name}={value}");
            }
        }
    }

    /// <summary>A value as an address writes it: <c>net-per-order</c>.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string Numbers(FourBorders? borders) => borders?.ToString().Replace(' ', ',') ?? "";

    private static string Letters(SegmentTable table) => string.Concat(
        from cell in Enumerable.Range(0, Cells)
        select (char)(FirstLetter + SegmentCodes.All.ToList().IndexOf(table.SegmentOf(RecencyOf(cell), OtherOf(cell)))));

    private static SegmentTable? TableOf(SegmentAxis axis, string letters) =>
        letters.Length == Cells && letters.All(letter => letter >= FirstLetter && letter < FirstLetter + SegmentCodes.All.Count)
            ? TableOf(axis, (recency, other) => SegmentCodes.All[letters[((SegmentTable.Scores - recency) * SegmentTable.Scores) + other - 1] - FirstLetter])
            : null;

    private static SegmentTable? TableOf(SegmentAxis axis, Func<int, int, string> segmentOf)
    {
        // In the order of the codes, so that a table that says the same as the usual one is equal to it.
        var areas = Enumerable.Range(0, Cells)
            .Select(cell => new SegmentArea(segmentOf(RecencyOf(cell), OtherOf(cell)), RecencyOf(cell), RecencyOf(cell), OtherOf(cell), OtherOf(cell)))
            .OrderBy(area => SegmentCodes.All.ToList().IndexOf(area.Segment))
            .ToList();
        return SegmentTable.FaultsOf(areas).Count == 0 ? new SegmentTable(axis, areas) : null;
    }

    private static int RecencyOf(int cell) => SegmentTable.Scores - (cell / SegmentTable.Scores);

    private static int OtherOf(int cell) => (cell % SegmentTable.Scores) + 1;
}
