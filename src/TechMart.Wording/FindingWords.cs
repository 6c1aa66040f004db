using System.Globalization;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Insights;
using TechMart.Wording.Resources;

namespace TechMart.Wording;

/// <summary>Makes the sentence of a finding for a reader.</summary>
/// <param name="texts">The sentences in the reader's language.</param>
/// <param name="format">Writes the numbers in them.</param>
public sealed class FindingWords(IStringLocalizer<FindingsTexts> texts, ReaderFormat format)
{
    /// <summary>The finding as one sentence.</summary>
    /// <exception cref="ArgumentException">There are no words for the finding's code.</exception>
    public string Sentence(Finding finding) => finding.Code switch
    {
        FindingCodes.RevenueChange => Changed("RevenueChange", null, finding),
        FindingCodes.CategoryRising or FindingCodes.CategoryFalling => Changed("CategoryChange", finding.Subject ?? texts["NoCategory"], finding),
        FindingCodes.ProductRising or FindingCodes.ProductFalling => Changed("ProductChange", finding.Subject ?? texts["NoProduct"], finding),
        FindingCodes.RevenueConcentration => texts.Counted(
            "RevenueConcentration", Whole(finding, "topCustomers"), Count(finding, "topCustomers"), Count(finding, "customers"), Percent(finding, "share"), Money(finding, "topRevenue")),
        FindingCodes.PeakMonth => texts[
            "PeakMonth", format.Month((DateOnly)finding.Values["start"]), Money(finding, "revenue"), Percent(finding, "relative"), Count(finding, "months")],
        FindingCodes.PeakWeekday => texts[
            "PeakWeekday", format.Weekday((DayOfWeek)(Whole(finding, "weekday") % 7)), Percent(finding, "share"), Money(finding, "revenue")],
        FindingCodes.PeakHour => texts[
            "PeakHour", format.Hour((int)Whole(finding, "hour")), format.Hour((int)(Whole(finding, "hour") + 1) % 24), Percent(finding, "share"), Money(finding, "revenue")],
        FindingCodes.ReturnRate => finding.Values.TryGetValue("rateBefore", out var before)
            ? Returned("ReturnRateBefore", finding, format.Percent((double)before))
            : Returned("ReturnRate", finding),
        FindingCodes.RepeatRate => texts["RepeatRate", Percent(finding, "rate"), Count(finding, "repeatCustomers"), Count(finding, "customers")],
        FindingCodes.TopCountry => texts["TopCountry", finding.Subject ?? texts["NoPlace"], Percent(finding, "share"), Money(finding, "revenue"), Count(finding, "places")],
        FindingCodes.TopRegion => texts["TopRegion", finding.Subject ?? texts["NoPlace"], Percent(finding, "share"), Money(finding, "revenue"), Count(finding, "places")],
        _ => throw new ArgumentException($"There are no words for the finding {finding.Code}.", nameof(finding)),
    };

    /// <summary>What the finding rests on.</summary>
    public string Evidence(Finding finding) => texts.Counted("Evidence", finding.Evidence, format.Count(finding.Evidence));

    private string Changed(string key, string? subject, Finding finding)
    {
        var isRise = (decimal)finding.Values["change"] > 0;
        var against = format.Period((DateOnly)finding.Values["from"], (DateOnly)finding.Values["to"]);
        var (before, after) = (Money(finding, "before"), Money(finding, "after"));
        if (finding.Values.TryGetValue("relative", out var relative))
        {
            return texts[key + (isRise ? "_Rise" : "_Fall"), format.Percent(Math.Abs((double)relative)), before, after, against, subject ?? ""];
        }
        return texts[key + "_New", after, against, subject ?? ""];
    }

    private string Returned(string key, Finding finding, string before = "") =>
        texts.Counted(key, Whole(finding, "returnLines"), Percent(finding, "rate"), Money(finding, "returns"), Count(finding, "returnLines"), before);

    private string Money(Finding finding, string name) => format.ShortMoney((decimal)finding.Values[name]);

    private string Percent(Finding finding, string name) => format.Percent((double)finding.Values[name]);

    private string Count(Finding finding, string name) => format.Count(Whole(finding, name));

    private static long Whole(Finding finding, string name) => Convert.ToInt64(finding.Values[name], CultureInfo.InvariantCulture);
}
