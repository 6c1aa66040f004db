using System.Globalization;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Tests.Shop;

/// <summary>Readers of different cultures.</summary>
internal static class Reader
{
    public static ReaderFormat Of(string culture, string currency = "GBP") =>
        new(CultureInfo.GetCultureInfo(culture), currency, new StrictTexts<ShellTexts>());

    public static ReaderFormat British { get; } = Of("en-GB");

    public static ReaderFormat German { get; } = Of("de-DE", "EUR");
}
