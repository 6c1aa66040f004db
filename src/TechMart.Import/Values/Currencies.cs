using System.Globalization;

namespace TechMart.Import.Values;

/// <summary>Signs and codes of currencies beside a number.</summary>
internal static class Currencies
{
    /// <summary>Codes and abbreviations in letters, the longer before their beginnings; a sign such as <c>$</c> may follow a short one (<c>R$</c>, <c>US$</c>).</summary>
    private static readonly string[] Words =
    [
        "AED", "ARS", "AUD", "BGN", "BRL", "BYN", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "GEL",
        "HKD", "HRK", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KES", "KRW", "KZT", "MAD", "MXN", "MYR", "NGN", "NOK", "NZD",
        "PEN", "PHP", "PKR", "PLN", "QAR", "RMB", "RON", "RSD", "RUB", "RUR", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH",
        "USD", "UYU", "UZS", "VND", "ZAR",
        "руб.", "руб", "грн.", "грн", "тг", "лв.", "лв", "р.", "р",
        "SFr.", "Fr.", "Rs.", "Rs", "kr.", "kr", "zł", "Kč", "Ft", "lei", "RM", "TL",
        "US", "AU", "CA", "HK", "NZ", "NT", "MX", "R", "A", "C", "S",
    ];

    /// <summary>Words that count only before a sign.</summary>
    private static readonly HashSet<string> OnlyBeforeSign = ["US", "AU", "CA", "HK", "NZ", "NT", "MX", "A", "C", "S"];

    /// <summary>How many characters at the start of a text are a currency; 0 where there is none.</summary>
    public static int LengthAtStart(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || char.IsAsciiDigit(text[0]))
        {
            return 0;
        }
        if (IsSign(text[0]))
        {
            return 1;
        }
        foreach (var word in Words)
        {
            if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            var rest = text[word.Length..];
            if (word.Length <= 2 && rest is ['$', ..])
            {
                return word.Length + 1;
            }
            // A letter right before digits makes a code (R1001), not an amount.
            if (!OnlyBeforeSign.Contains(word) && (rest.IsEmpty || !(char.IsLetter(rest[0]) || (word.Length == 1 && char.IsAsciiDigit(rest[0])))))
            {
                return word.Length;
            }
        }
        return 0;
    }

    private static bool IsSign(char character) => character > '\x7F'
        ? CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.CurrencySymbol
        : character == '$';
}
