using System.Globalization;
using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Customers.Segments;
using TechMart.Wording.Resources;

namespace TechMart.Wording;

/// <summary>Makes the words about what customers buy, for page and command line alike.</summary>
/// <param name="culture">The culture of numbers.</param>
/// <param name="language">The language of the sentences and of the names of days and months; null = that of the culture.</param>
/// <param name="money">Writes money for the reader; null = as a plain number.</param>
public sealed class ConsumptionWords(CultureInfo culture, CultureInfo? language = null, Func<decimal, string>? money = null)
{
    private const int TitleMarks = 2;
    private readonly Texts _texts = new(typeof(ConsumptionTexts), language ?? culture);

    /// <summary>The name of a category.</summary>
    public string Category(ConsumptionCategory category)
    {
        ArgumentNullException.ThrowIfNull(category);
        return category.Name ?? _texts["Others"];
    }

    /// <summary>What a profile buys more of than others, in two names at most; names of profiles with the same marks get a number.</summary>
    public string Title(ConsumptionResult result, ConsumptionProfile profile)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(profile);
        var title = Plain(result, profile);
        var earlier = result.Profiles.Count(other => other.Number < profile.Number && Plain(result, other) == title);
        return earlier == 0 ? title : _texts.Fill("Title_again", ("title", title), ("number", Number(earlier + 1)));
    }

    /// <summary>A profile in a paragraph.</summary>
    public string Portrait(ConsumptionResult result, ConsumptionProfile profile)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(profile);
        var sentences = new List<string>
        {
            _texts.Count("Portrait_size", profile.Size, ("count", Number(profile.Size)), ("share", Percent(profile.Share)), ("spend", Money(profile.Spend))),
        };
        if (profile.Marks.Count > 0)
        {
            sentences.Add(_texts.Fill("Portrait_marks", ("marks", string.Join(", ", profile.Marks.Select(mark => _texts.Fill(
                "Portrait_mark",
                ("category", Category(result.Categories[mark])),
                ("mean", Percent(profile.Shares[mark].Mean)),
                ("average", Percent(result.Categories[mark].Average))))))));
        }
        else if (!profile.IsSmall)
        {
            sentences.Add(_texts["Portrait_average"]);
        }
        if (Times(profile) is { Count: > 0 } times)
        {
            sentences.Add(_texts.Fill("Portrait_times", ("times", string.Join(", ", times))));
        }
        if (profile.Offers.Count > 0)
        {
            var offer = profile.Offers[0];
            sentences.Add(_texts.Fill(
                "Portrait_offer",
                ("category", Category(result.Categories[offer.Category])),
                ("buyers", Percent(offer.Buyers)),
                ("others", Percent(offer.Others)),
                ("without", Number(offer.Without))));
        }
        if (profile.Stability is { } stability)
        {
            sentences.Add(_texts.Fill(stability >= ClusterCountChoice.LeastMeanJaccard ? "Portrait_stable" : "Portrait_unstable", ("found", stability.ToString("P0", culture))));
        }
        if (profile.IsSmall)
        {
            sentences.Add(_texts.Fill("Portrait_small", ("least", Number(ClusterProfiles.LeastRows))));
        }
        return string.Join(' ', sentences);
    }

    /// <summary>When a profile orders more than others: <c>Saturday (22 % of orders, others 15 %)</c>, …; empty where nothing stands out.</summary>
    public IReadOnlyList<string> Times(ConsumptionProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var dates = _texts.Culture.DateTimeFormat;
        (FavouriteTime? Time, Func<int, string> Name)[] times =
        [
            (profile.Weekday, day => dates.GetDayName((DayOfWeek)(day % 7))),
            (profile.Hour, hour => string.Create(culture, $"{hour}–{hour + 1} h")),
            (profile.Month, month => dates.GetMonthName(month)),
        ];
        return [.. times.Where(time => time.Time is not null).Select(time => _texts.Fill(
            "Time", ("time", time.Name(time.Time!.Value)), ("share", Percent(time.Time.Share)), ("others", Percent(time.Time.Others))))];
    }

    /// <summary>Which number of profiles is recommended and why.</summary>
    public string Reason(ConsumptionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Search is not { } search)
        {
            return _texts["Reason_None"];
        }
        var reason = search.Recommendation.Reason is ClusterCountReason.SeparatedGroups ? ClusterCountReason.DenserThanChance : search.Recommendation.Reason;
        var gap = search.Candidates.FirstOrDefault(candidate => candidate.Clusters == result.Recommended)?.Reference?.Gap;
        var told = _texts.Fill($"Reason_{reason}", ("k", Number(result.Recommended ?? 0)), ("gap", gap is { } part ? Percent(1 - Math.Exp(-part)) : ""));
        return result.Recommended is null && search.Recommendation.PracticalClusters is { } practical
            ? told + " " + _texts.Fill("Reason_practical", ("k", Number(practical)))
            : told;
    }

    /// <summary>What speaks for or against a number of profiles.</summary>
    public string Verdict(ClusterCountVerdict verdict) => _texts[$"Verdict_{verdict}"];

    /// <summary>What the categories are.</summary>
    public string Basis(ConsumptionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return _texts[result.Basis == ConsumptionBasis.Categories ? "Basis_Categories" : result.Groups is { IsEdited: true } ? "Basis_Edited" : "Basis_Derived"];
    }

    /// <summary>What limits an answer, in one sentence.</summary>
    /// <param name="note">What limits it.</param>
    /// <param name="basis">What the categories are.</param>
    public string Note(ConsumptionNote note, ConsumptionBasis basis = ConsumptionBasis.Categories)
    {
        ArgumentNullException.ThrowIfNull(note);
        var ofGroups = $"GroupsNote_{note.Code}";
        var key = basis == ConsumptionBasis.ProductGroups && _texts.Find(ofGroups + "_other") is not null ? ofGroups : $"Note_{note.Code}";
        return _texts.Count(key, note.Count, ("count", Number(note.Count)), ("least", Number(ConsumptionAnalysis.LeastCustomers)));
    }

    /// <summary>A profile as a segment, in one line.</summary>
    public string Definition(ConsumptionSegmentDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var (favourite, share) = definition.Shares.MaxBy(share => share.Value);
        return _texts.Fill(
            definition.Without is null ? "Define" : "Define_without",
            ("k", Number(definition.Profiles)),
            ("category", favourite),
            ("share", share.ToString("P0", culture)),
            ("without", definition.Without ?? ""));
    }

    private string Plain(ConsumptionResult result, ConsumptionProfile profile) => profile.Marks.Count == 0
        ? _texts["Title_average"]
        : string.Join(", ", profile.Marks.Take(TitleMarks).Select(mark => Category(result.Categories[mark])));

    private string Money(decimal amount) => money is null ? amount.ToString("N2", culture) : money(amount);

    private string Number(long count) => count.ToString("N0", culture);

    private string Percent(double share) => share.ToString("P1", culture);
}
