using TechMart.Dashboard.Uploads;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>Name, currency and time zone of a data set as a person writes them.</summary>
public sealed class DatasetFields
{
    /// <summary>Currencies that are offered; any other ISO 4217 code can be written.</summary>
    public static IReadOnlyList<string> Currencies { get; } =
        ["EUR", "USD", "GBP", "CHF", "RUB", "INR", "AUD", "CAD", "JPY", "CNY", "BRL", "MXN", "PLN", "SEK", "NOK", "DKK", "CZK", "TRY", "UAH", "ZAR"];

    /// <summary>Time zones that are offered.</summary>
    public static IReadOnlyList<string> TimeZones { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Append("UTC").Distinct().Order(StringComparer.Ordinal)];

    private const int MaxNameLength = 100;

    /// <summary>Name.</summary>
    public string Name { get; set; } = "";

    /// <summary>ISO 4217 code; empty = not said.</summary>
    public string Currency { get; set; } = "";

    /// <summary>IANA name of the time zone.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Key of the sentence that says what is wrong with the name; null where nothing is.</summary>
    public string? NameProblem => Name.Trim().Length is 0 or > MaxNameLength ? "Dataset_BadName" : null;

    /// <summary>The same of the currency.</summary>
    public string? CurrencyProblem => Currency.Trim() is "" or { Length: 3 } && Currency.Trim().All(char.IsAsciiLetter) ? null : "Dataset_BadCurrency";

    /// <summary>The same of the time zone.</summary>
    public string? TimeZoneProblem => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone.Trim(), out _) ? null : "Dataset_BadTimeZone";

    /// <summary>Whether all of it can be kept.</summary>
    public bool IsValid => NameProblem is null && CurrencyProblem is null && TimeZoneProblem is null;

    /// <summary>As the store keeps it.</summary>
    public NewDataset ToDataset() => new(Name.Trim(), Currency.Trim().ToUpperInvariant(), TimeZone.Trim());
}
