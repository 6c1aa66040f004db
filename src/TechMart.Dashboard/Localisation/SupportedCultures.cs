using System.Globalization;

namespace TechMart.Dashboard.Localisation;

/// <summary>The cultures in which numbers and dates can be written, and the languages in which the words are there.</summary>
public static class SupportedCultures
{
    private static readonly string[] Names =
    [
        "en-US", "en-GB", "en-AU", "en-CA", "en-IE", "en-IN", "en-NZ", "en-ZA",
        "cs-CZ", "da-DK", "de-DE", "de-AT", "de-CH", "el-GR", "es-ES", "es-AR", "es-CL", "es-CO", "es-MX", "fi-FI",
        "fr-FR", "fr-BE", "fr-CA", "fr-CH", "hu-HU", "it-IT", "it-CH", "ja-JP", "ko-KR", "nb-NO", "nl-NL", "nl-BE",
        "pl-PL", "pt-BR", "pt-PT", "ro-RO", "ru-RU", "sv-SE", "tr-TR", "uk-UA", "zh-CN",
    ];

    /// <summary>What a person can choose.</summary>
    public static IReadOnlyList<CultureInfo> Choices { get; } = [.. Names.Select(CultureInfo.GetCultureInfo)];

    /// <summary>The choices, and their languages alone, which some browsers ask for.</summary>
    public static IList<CultureInfo> Formats { get; } = [.. Choices.Concat(Choices.Select(culture => culture.Parent).DistinctBy(culture => culture.Name))];

    /// <summary>The languages of the words; any other reader gets the first.</summary>
    public static IList<CultureInfo> Languages { get; } = [CultureInfo.GetCultureInfo("en")];

    /// <summary>The choice that stands for a culture: itself, or the first of its language.</summary>
    public static CultureInfo ChoiceFor(CultureInfo culture) =>
        Choices.FirstOrDefault(choice => choice.Name == culture.Name)
        ?? Choices.FirstOrDefault(choice => choice.TwoLetterISOLanguageName == culture.TwoLetterISOLanguageName)
        ?? Choices[0];
}
