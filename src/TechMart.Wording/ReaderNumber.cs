using System.Globalization;
using System.Text.RegularExpressions;

namespace TechMart.Wording;

/// <summary>
/// A number as a person types it, read by the person's culture. Groups must be whole, so that <c>1,5</c> is never read as fifteen; what another culture would
/// read as another number (<c>1.000</c>) is read, but not surely.
/// </summary>
/// <param name="Value">The number.</param>
/// <param name="IsSure">Whether every usual notation reads the same.</param>
public readonly partial record struct ReaderNumber(decimal Value, bool IsSure)
{
    /// <summary>Reads a text; null where it is no number in the person's notation.</summary>
    public static ReaderNumber? Read(string? text, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var format = culture.NumberFormat;
        var written = Blanks().Replace(text?.Trim() ?? "", " ");
        var decimalSign = Regex.Escape(format.NumberDecimalSeparator);
        var groupSign = Blanks().Replace(format.NumberGroupSeparator, " ") is { Length: > 0 } own and not " " ? $"(?: |{Regex.Escape(own)})" : " ";
        var shape = Regex.Match(written, $@"\A(?<sign>[-+\u2212]?)(?<whole>[0-9]+|[0-9]{{1,3}}(?:(?<group>{groupSign})[0-9]{{3}})(?:\k<group>[0-9]{{3}})*)?(?:{decimalSign}(?<fraction>[0-9]+))?\z", RegexOptions.CultureInvariant);
        var digits = Digits().Replace(shape.Groups["whole"].Value, "");
        var fraction = shape.Groups["fraction"].Value;
        var exact = fraction.TrimEnd('0');
        return shape.Success && digits.Length + fraction.Length > 0
            && decimal.TryParse(exact.Length > 0 ? $"{digits}.{exact}" : $"0{digits}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? new ReaderNumber(shape.Groups["sign"].Value is "-" or "\u2212" ? -number : number, !Ambiguous().IsMatch(written))
                : null;
    }

    /// <summary>Spaces and apostrophes that stand between groups somewhere.</summary>
    [GeneratedRegex(@"[\s'’\u00A0\u202F\u2009]+")]
    private static partial Regex Blanks();

    [GeneratedRegex("[^0-9]")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\A[-+\u2212]?[1-9][0-9]{0,2}[.,][0-9]{3}\z")]
    private static partial Regex Ambiguous();
}
