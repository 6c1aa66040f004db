using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Rfm;

namespace TechMart.Dashboard.Reports.Segments.Consumption;

/// <summary>How many consumption profiles are shown, and by what purchases are told apart, as an address says it: <c>profiles=4&amp;basis=groups</c>.</summary>
/// <param name="Scoring">How customers are scored and named; goes along to the other parts.</param>
/// <param name="Profiles">How many; null = as many as are recommended.</param>
/// <param name="ByGroups">By groups of products although there are categories.</param>
public sealed record ConsumptionChoice(RfmChoice Scoring, int? Profiles, bool ByGroups = false)
{
    private const string Basis = "basis";
    private const string Groups = "groups";
    private static readonly ConsumptionOptions Usual = new();

    /// <summary>How profiles are looked for.</summary>
    public ConsumptionOptions Options => Usual with { Profiles = Profiles, Basis = ByGroups ? ConsumptionBasis.ProductGroups : null };

    /// <summary>The numbers that can be chosen.</summary>
    public static IEnumerable<int> Numbers => Enumerable.Range(Usual.Fewest, Usual.Most - Usual.Fewest + 1);

    /// <summary>Reads an address. What cannot be read is as if it were absent.</summary>
    public static ConsumptionChoice Parse(string? query) => new(
        RfmChoice.Parse(query).Shared(),
        QueryHelpers.ParseQuery(query).TryGetValue("profiles", out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Numbers.Contains(number) ? number : null,
        QueryHelpers.ParseQuery(query).TryGetValue(Basis, out var basis) && basis == Groups);

    /// <summary>Its address.</summary>
    public string Address(DashboardFilter filter) => SegmentUrls.With(SegmentUrls.Consumption, filter, ToString());

    /// <summary>As an address says it, without a leading question mark.</summary>
    public override string ToString() => string.Join('&', new[]
    {
        Scoring.ToString(),
        Profiles is { } number ? string.Create(CultureInfo.InvariantCulture, $"profiles={number}") : "",
        ByGroups ? $"{Basis}={Groups}" : "",
    }.Where(part => part.Length > 0));
}
