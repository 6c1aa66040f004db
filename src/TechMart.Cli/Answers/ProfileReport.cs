using TechMart.Analytics.Customers.Profiles;
using TechMart.Wording;

namespace TechMart.Cli.Answers;

/// <summary>A group against the rest as tables.</summary>
internal static class ProfileReport
{
    private const int RowsShown = 25;

    public static void Write(TextReport text, ProfileResult profile, string name, ProfileWords words)
    {
        text.Facts(("Segment", name), ("Tests", profile.Tests));
        text.Table(null, ["Name", "ThisSegment", "AllOthers"], new (string Name, Func<ProfileSide, object?> Value)[]
        {
            ("Customers", side => side.Customers),
            ("Share", side => side.ShareOfCustomers),
            ("Revenue", side => side.Revenue),
            ("RevenueShare", side => side.ShareOfRevenue),
            ("Orders", side => side.Orders),
            ("AverageOrderValue", side => side.AverageOrderValue),
            ("Units", side => new Pieces(side.Units)),
        }.Select(row => (IReadOnlyList<object?>)[text["Label_" + row.Name], row.Value(profile.Group), row.Value(profile.Rest)]));
        var different = profile.Different.ToList();
        Comparisons(text, "Heading_Different", different.Take(RowsShown), words);
        if (different.Count > RowsShown)
        {
            text.Line(text.Texts.Fill("AndMore", ("count", text.Number(different.Count - RowsShown))));
        }
        if (different.Count == 0 && profile.Tests > 0)
        {
            text.Line(text["NothingDifferent"]);
        }
        Comparisons(
            text,
            "Heading_ByDefinition",
            profile.Comparisons.Where(comparison => comparison is { Silent: ProfileSilence.ByDefinition, Value: null }),
            words);
    }

    private static void Comparisons(TextReport text, string heading, IEnumerable<ProfileComparison> comparisons, ProfileWords words) =>
        text.Table(text[heading], ["Measure", "ThisSegment", "AllOthers", "Effect", "Magnitude", "QValue"], comparisons.Select(comparison => (IReadOnlyList<object?>)
        [
            words.Measure(comparison),
            words.Value(comparison, comparison.Group),
            words.Value(comparison, comparison.Rest),
            comparison.Effect is { } effect ? new Pieces(Math.Round((decimal)effect.Value, 2)) : null,
            comparison.Effect is { } size ? words.Magnitude(size.Magnitude) : null,
            comparison.QValue is { } corrected ? words.Probability(corrected) : null,
        ]));
}
