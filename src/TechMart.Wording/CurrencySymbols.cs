using System.Collections.Frozen;

namespace TechMart.Wording;

/// <summary>The signs of currencies that are told apart everywhere; any other currency is written by its code.</summary>
internal static class CurrencySymbols
{
    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["USD"] = "$",
        ["JPY"] = "¥",
        ["CNY"] = "CN¥",
        ["INR"] = "₹",
        ["RUB"] = "₽",
        ["UAH"] = "₴",
        ["TRY"] = "₺",
        ["KRW"] = "₩",
        ["ILS"] = "₪",
        ["NGN"] = "₦",
        ["PHP"] = "₱",
        ["VND"] = "₫",
        ["KZT"] = "₸",
        ["PLN"] = "zł",
        ["CZK"] = "Kč",
        ["BRL"] = "R$",
        ["CAD"] = "CA$",
        ["AUD"] = "A$",
        ["NZD"] = "NZ$",
        ["MXN"] = "MX$",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static string For(string currency) => Symbols.GetValueOrDefault(currency, currency.ToUpperInvariant());
}
