using TechMart.Analytics.Customers.Consumption;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Reports.Segments.Consumption;

/// <summary>What customers buy, ready for the reader.</summary>
/// <param name="Choice">How many profiles are shown.</param>
/// <param name="Notes">What limits the answer, or why there is none.</param>
public sealed record ConsumptionView(ConsumptionChoice Choice, IReadOnlyList<string> Notes)
{
    /// <summary>Whether the data have categories, so that there is a choice.</summary>
    public bool HasCategories { get; init; }

    /// <summary>Whether purchases are told apart by groups of products.</summary>
    public bool ByGroups { get; init; }

    /// <summary>Whether the reader stopped the work.</summary>
    public bool IsStopped { get; init; }

    /// <summary>What there is to see; null where nobody has shares, and the first note says why.</summary>
    public ConsumptionContent? Content { get; init; }

    /// <summary>Makes the page of the numbers.</summary>
    public static ConsumptionView Of(ConsumptionSource source) => new(source.Choice, [.. source.Result.Notes.Select(note => source.ConsumptionWords.Note(note, source.Result.Basis))])
    {
        HasCategories = source.Report.Data.Table.HasCategories,
        ByGroups = source.Result.Basis == ConsumptionBasis.ProductGroups,
        Content = source.Result.Shares.Rows == 0 ? null : ConsumptionContent.Of(source),
    };
}

/// <summary>What there is to see where customers have shares.</summary>
/// <param name="Kpis">Key figures.</param>
/// <param name="Reason">How many profiles there are, and why.</param>
/// <param name="Candidates">What speaks for and against each number; empty where none was looked at.</param>
/// <param name="Heat">Profiles against categories; null without profiles.</param>
/// <param name="Profiles">The profiles in words.</param>
/// <param name="Offers">What to offer to whom.</param>
/// <param name="Averages">The mean shares, the largest first.</param>
/// <param name="Period">The days that all figures rest on.</param>
/// <param name="CategoryTitle">What purchases are told apart by: a category or a product group.</param>
/// <param name="Shares">The cells of <paramref name="Heat"/> as a table.</param>
public sealed record ConsumptionContent(
    IReadOnlyList<Kpi> Kpis,
    string Reason,
    IReadOnlyList<ConsumptionCandidateRow> Candidates,
    ConsumptionHeat? Heat,
    IReadOnlyList<ConsumptionPortrait> Profiles,
    IReadOnlyList<ConsumptionOfferRow> Offers,
    IReadOnlyList<ConsumptionHeatHead> Averages,
    string Period,
    string CategoryTitle,
    Table<(ConsumptionProfile Profile, int Category)> Shares)
{
    /// <summary>Makes it of the numbers.</summary>
    public static ConsumptionContent Of(ConsumptionSource source)
    {
        var (result, texts, format, words) = (source.Result, source.PageTexts, source.Format, source.ConsumptionWords);
        var leftOut = result.Shares.FewOrders + result.Shares.Uncategorised;
        return new ConsumptionContent(
            [
                new Kpi(texts["Page_Customers"], format.ShortCount(result.Shares.Rows), format.Count(result.Shares.Rows), source.Facts(texts["Page_CustomersDefinition"])),
                new Kpi(texts["Page_LeftOut"], format.ShortCount(leftOut), format.Count(leftOut), source.Facts(texts["Page_LeftOutDefinition"])),
                new Kpi(texts[result.Basis == ConsumptionBasis.ProductGroups ? "Page_ProductGroups" : "Page_Categories"], format.Count(result.Categories.Count), format.Count(result.Categories.Count), source.Facts(words.Basis(result))),
                new Kpi(texts["Page_Profiles"], result.Recommended is { } number ? format.Count(number) : texts["Page_None"].Value, words.Reason(result), source.Facts(texts["Page_ProfilesDefinition"])),
            ],
            words.Reason(result),
            [.. (result.Search?.Candidates ?? []).Zip(result.Search?.Recommendation.Assessments ?? []).Select(pair => new ConsumptionCandidateRow(
                pair.First.Clusters,
                format.Number((decimal?)pair.First.Silhouette?.Mean, 3),
                format.Percent(pair.First.Stability?.Jaccard.Average(), 0),
                format.Percent(pair.First.Reference?.Gap is { } gap ? 1 - Math.Exp(-gap) : null),
                format.Count(pair.First.Model.Sizes[^1]),
                words.Verdict(pair.Second.Verdict),
                pair.First.Clusters == result.Recommended))],
            result.Profiles.Count == 0 ? null : ConsumptionHeat.Of(source),
            [.. result.Profiles.Select(profile => new ConsumptionPortrait(source.Title(profile), format.Count(profile.Size), source.Customers(profile), words.Portrait(result, profile)))],
            [.. result.Profiles.SelectMany(profile => profile.Offers.Select(offer => new ConsumptionOfferRow(
                source.Title(profile),
                source.Category(offer.Category),
                texts["Page_Buyers", format.Percent(offer.Buyers), format.Percent(offer.Low), format.Percent(offer.High)],
                format.Percent(offer.Others),
                format.Count(offer.Without),
                source.Customers(profile, offer.Category))))],
            [.. result.Categories.OrderByDescending(category => category.Average).Select(category => new ConsumptionHeatHead(words.Category(category), format.Percent(category.Average)))],
            source.Days,
            source.CategoryTitle,
            ConsumptionHeat.Table(source));
    }
}

/// <summary>What speaks for and against a number of profiles.</summary>
/// <param name="Profiles">How many.</param>
/// <param name="Silhouette">The mean silhouette.</param>
/// <param name="Stability">How much of the profiles is found again: the mean Jaccard index in resamples.</param>
/// <param name="Gap">How much closer customers lie to their profile than by chance.</param>
/// <param name="Smallest">Customers of the smallest profile.</param>
/// <param name="Verdict">What decided.</param>
/// <param name="IsRecommended">Whether it is the recommended one.</param>
public sealed record ConsumptionCandidateRow(int Profiles, string Silhouette, string Stability, string Gap, string Smallest, string Verdict, bool IsRecommended);

/// <summary>A profile in words.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Href">Where they are listed.</param>
/// <param name="Words">What it is like.</param>
public sealed record ConsumptionPortrait(string Name, string Customers, string Href, string Words);

/// <summary>What to offer.</summary>
/// <param name="Profile">To whom.</param>
/// <param name="Category">What.</param>
/// <param name="Buyers">What share of the profile buys it, with its interval.</param>
/// <param name="Others">What share of all others does.</param>
/// <param name="Without">How many of the profile do not.</param>
/// <param name="Href">Where these are listed.</param>
public sealed record ConsumptionOfferRow(string Profile, string Category, string Buyers, string Others, string Without, string Href);
