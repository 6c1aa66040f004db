using TechMart.Analytics.Customers.Consumption;
using TechMart.Wording;

namespace TechMart.Cli.Answers;

/// <summary>What customers buy, as tables and portraits.</summary>
internal static class ConsumptionReport
{
    public static void Write(TextReport text, ConsumptionResult result, ConsumptionWords words)
    {
        text.Facts(("Customers", result.Shares.Rows), ("ProfileBasis", words.Basis(result)));
        text.Table(
            null,
            ["K", "Silhouette", "Gap", "Stability", "WeakestCluster", "SmallestCluster", "LargestCluster", "Verdict"],
            (result.Search?.Candidates ?? []).Zip(result.Search?.Recommendation.Assessments ?? []).Select(pair => (IReadOnlyList<object?>)
            [
                pair.First.Clusters,
                Short(pair.First.Silhouette?.Mean),
                pair.First.Reference?.Gap is { } gap ? 1 - Math.Exp(-gap) : null,
                Short(pair.First.Stability?.Jaccard.Average()),
                Short(pair.First.Stability?.Jaccard.Min()),
                pair.First.Model.Sizes[^1],
                pair.First.Model.Sizes[0],
                words.Verdict(pair.Second.Verdict),
            ]));
        if (result.Search is not null)
        {
            text.Line("");
            text.Line(words.Reason(result));
        }
        text.Table(
            null,
            ["Category", "Average", "Customers"],
            result.Categories.OrderByDescending(category => category.Average).Select(category => (IReadOnlyList<object?>)[words.Category(category), category.Average, category.Buyers]));
        foreach (var profile in result.Profiles)
        {
            text.Line("");
            text.Line($"{words.Title(result, profile)}: {words.Portrait(result, profile)}");
        }
    }

    private static Pieces? Short(double? value) => value is { } number ? new Pieces(Math.Round((decimal)number, 3)) : null;
}
