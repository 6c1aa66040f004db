using TechMart.Analytics.Sales;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Profiles;

/// <summary>Gathers the comparisons of a profile, each tested by itself; the correction for their number comes after.</summary>
internal sealed class ProfileFamily(IReadOnlyCollection<string> chosenBy)
{
    private const string Age = "age";
    private const string AgeGroup = "ageGroup";

    // The usual rule for the normal approximation of a table of two by two.
    private const double FewestExpected = 5;

    public List<ProfileComparison> Comparisons { get; } = [];

    public List<ProfileNote> Notes { get; } = [];

    public void Add(ProfileValues values)
    {
        var (group, rest) = (values.Group, values.Rest);
        AddMeans(ProfileMeasures.Revenue, null, ProfileUnit.Money, group.Revenue, rest.Revenue);
        AddMeans(ProfileMeasures.Orders, null, ProfileUnit.Number, group.Orders, rest.Orders);
        AddMeans(ProfileMeasures.OrderValue, null, ProfileUnit.Money, group.OrderValue, rest.OrderValue);
        AddMeans(ProfileMeasures.ItemsPerOrder, null, ProfileUnit.Number, group.ItemsPerOrder, rest.ItemsPerOrder);
        AddShares(ProfileMeasures.RepeatBuyers, null, null, group.RepeatBuyers, group.Customers, rest.RepeatBuyers, rest.Customers);
        AddShares(ProfileMeasures.Returners, null, null, group.Returners, group.Customers, rest.Returners, rest.Customers);
    }

    public void Add(TraitBreakdown breakdown, IReadOnlyList<TraitBreakdown> all)
    {
        switch (breakdown.Kind)
        {
            case TraitKind.Category:
                AddSpread(ProfileMeasures.CategorySpend, breakdown);
                foreach (var row in breakdown.Rows.Where(row => row.Key is not null))
                {
                    AddShares(ProfileMeasures.CategoryBuyers, null, row.Key, row.Group.Customers, breakdown.GroupCustomers, row.Rest.Customers, breakdown.RestCustomers);
                }
                break;
            case TraitKind.Attribute when breakdown.Attribute == Age && all.Any(other => other.Attribute == AgeGroup):
                // Single years say in many rows what the bands say in few.
                break;
            case TraitKind.Attribute:
                AddAttribute(breakdown);
                break;
            case TraitKind.Weekday:
                AddSpread(ProfileMeasures.Weekday, breakdown);
                break;
            case TraitKind.Hour when breakdown.Rows.Count == 1:
                Notes.Add(new ProfileNote(ProfileNotes.NoHours));
                break;
            case TraitKind.Hour:
                AddSpread(ProfileMeasures.Hour, breakdown);
                break;
            default:
                AddSpread(ProfileMeasures.Month, breakdown);
                break;
        }
    }

    private void AddAttribute(TraitBreakdown breakdown)
    {
        var rows = breakdown.Rows;
        if (rows.Count > ProfileAnalysis.MostValues)
        {
            Notes.Add(new ProfileNote(ProfileNotes.ValuesLeftOut, rows.Count - ProfileAnalysis.MostValues, breakdown.Attribute));
            var kept = rows.OrderByDescending(row => row.Group.Customers + row.Rest.Customers).Take(ProfileAnalysis.MostValues).ToHashSet();
            rows = [.. rows.Where(kept.Contains)];
        }
        foreach (var row in rows)
        {
            AddShares(
                ProfileMeasures.Attribute, breakdown.Attribute, row.Key,
                row.Group.Customers, breakdown.GroupCustomers, row.Rest.Customers, breakdown.RestCustomers);
        }
    }

    /// <summary>Customers' own shares of one whole; a spread over a single value holds no comparison.</summary>
    private void AddSpread(string measure, TraitBreakdown breakdown)
    {
        foreach (var row in breakdown.Rows.Where(row => row.Key is not null && breakdown.Rows.Count > 1))
        {
            var isRare = row.Group.Customers + row.Rest.Customers < ProfileAnalysis.FewestCustomers;
            AddMeans(measure, row.Key, ProfileUnit.Share, row.Group.Shares!.Value, row.Rest.Shares!.Value, isRare);
        }
    }

    private void AddMeans(string measure, string? value, ProfileUnit unit, in SampleMoments group, in SampleMoments rest, bool isRare = false)
    {
        var comparison = new ProfileComparison(measure, null, value, unit, group.Mean, rest.Mean, group.Count, rest.Count);
        Comparisons.Add(
            Math.Min(group.Count, rest.Count) < ProfileAnalysis.FewestCustomers ? Untold(comparison, ProfileSilence.FewCustomers)
            : isRare ? Untold(comparison, ProfileSilence.Rare)
            : Tested(comparison, DifferenceTest.OfMeans(group, rest), EffectKind.HedgesG));
    }

    private void AddShares(string measure, string? attribute, string? value, int groupHits, int groupCount, int restHits, int restCount)
    {
        var comparison = new ProfileComparison(
            measure, attribute, value, ProfileUnit.Share, (double)groupHits / groupCount, (double)restHits / restCount, groupCount, restCount);
        var fewer = Math.Min(groupCount, restCount);
        var pooled = ((double)groupHits + restHits) / ((double)groupCount + restCount);
        Comparisons.Add(
            fewer < ProfileAnalysis.FewestCustomers ? Untold(comparison, ProfileSilence.FewCustomers)
            : pooled is 0 or 1 ? comparison with { Silent = ProfileSilence.NoVariation }
            : fewer * Math.Min(pooled, 1 - pooled) < FewestExpected ? Untold(comparison, ProfileSilence.Rare)
            : Tested(comparison, DifferenceTest.OfShares(groupHits, groupCount, restHits, restCount), EffectKind.CohensH));
    }

    private static ProfileComparison Untold(ProfileComparison comparison, string code) => comparison with { Group = null, Rest = null, Silent = code };

    private ProfileComparison Tested(ProfileComparison comparison, DifferenceTest? test, EffectKind kind)
    {
        if (test is null)
        {
            return comparison with { Silent = ProfileSilence.NoVariation };
        }
        var isChosenBy = chosenBy.Contains(comparison.Measure) || (comparison.Attribute is { } attribute && chosenBy.Contains(ProfileMeasures.OfAttribute(attribute)));
        return comparison with
        {
            Difference = test.Difference,
            Effect = new ProfileEffect(kind, test.Effect.Value, test.Effect.Low, test.Effect.High),
            PValue = isChosenBy ? null : test.PValue,
            Silent = isChosenBy ? ProfileSilence.ByDefinition : null,
        };
    }
}
