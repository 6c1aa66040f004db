using System.Globalization;
using Microsoft.Extensions.Localization;
using TechMart.Wording.Resources;

namespace TechMart.Wording;

/// <summary>
/// Writes numbers, money and dates as a reader expects them: separators, signs and order by the reader's culture,
/// the currency by the data set. A missing value is a dash.
/// </summary>
/// <param name="culture">The reader's culture for numbers and dates.</param>
/// <param name="currency">ISO 4217 code of the data set's currency; empty = not said, then money is a plain number.</param>
/// <param name="texts">Words of short forms (thousand, million, …) in the reader's language.</param>
public sealed class ReaderFormat(CultureInfo culture, string currency, IStringLocalizer<ShellTexts> texts)
{
    /// <summary>Stands for a missing value.</summary>
    public const string Missing = "–";

    private const decimal LongestInFull = 100_000m;
    private const string NoBreakSpace = "\u00A0";
    private static readonly (decimal From, string Key)[] Scales =
        [(1_000_000_000_000m, "Short_Trillion"), (1_000_000_000m, "Short_Billion"), (1_000_000m, "Short_Million"), (10_000m, "Short_Thousand")];

    private readonly string _symbol = CurrencySymbols.For(currency);

    /// <summary>The reader's culture.</summary>
    public CultureInfo Culture { get; } = culture;

    /// <summary>ISO 4217 code of the data set's currency; empty = not said.</summary>
    public string Currency { get; } = currency;

    /// <summary>What money is measured in: the currency's code, or "currency units" where it is not said.</summary>
    public string MoneyUnit => Currency.Length > 0 ? Currency : texts["Unit_Money"];

    /// <summary>A whole or decimal number with group separators and at most the given digits after the decimal sign.</summary>
    public string Number(decimal? value, int digits = 0) =>
        value is { } number ? Signed(number, Rounded(Math.Abs(number), digits)) : Missing;

    /// <summary>A count.</summary>
    public string Count(long? value) => value is { } count ? Number(count) : Missing;

    /// <summary>Money to the cent: <c>£8,911,407.90</c>.</summary>
    public string Money(decimal? value, int digits = 2) =>
        value is { } amount ? Signed(amount, WithCurrency(Rounded(Math.Abs(amount), digits))) : Missing;

    /// <summary>Money with no more digits than matter: <c>£8.91 M</c>.</summary>
    public string ShortMoney(decimal? value) =>
        value is { } amount ? Signed(amount, WithCurrency(Shortened(Math.Abs(amount), smallDigits: 2))) : Missing;

    /// <summary>Money at a tick of an axis: as short as <see cref="ShortMoney"/>, without zeros at the end.</summary>
    public string MoneyTick(decimal value) => Signed(value, WithCurrency(Shortened(Math.Abs(value), smallDigits: 2, trimmed: true)));

    /// <summary>A number with no more digits than matter: <c>5.18 M</c>.</summary>
    public string ShortNumber(decimal? value) =>
        value is { } number ? Signed(number, Shortened(Math.Abs(number), smallDigits: 0)) : Missing;

    /// <summary>A count in full while it is short enough to be read, then as <see cref="ShortNumber"/>: <c>41,542</c>, <c>249 K</c>.</summary>
    public string ShortCount(decimal? value) => value is > -LongestInFull and < LongestInFull ? Number(value) : ShortNumber(value);

    /// <summary>A fraction as a percentage with one decimal: <c>65.6 %</c>.</summary>
    public string Percent(double? fraction, int digits = 1) =>
        fraction is { } share && double.IsFinite(share) ? Signed((decimal)share, PercentText(Math.Abs(share), digits)) : Missing;

    /// <summary>A fraction as a difference with its sign: <c>+8.2 %</c>.</summary>
    public string Change(double? fraction, int digits = 1) =>
        fraction is { } change && double.IsFinite(change)
            ? (Math.Round(change, digits + 2) > 0 ? Culture.NumberFormat.PositiveSign : "") + Percent(Math.Round(change, digits + 2), digits)
            : Missing;

    /// <summary>An amount of money as a difference with its sign.</summary>
    public string MoneyChange(decimal? value) =>
        value is { } amount ? (amount > 0 ? Culture.NumberFormat.PositiveSign : "") + ShortMoney(amount) : Missing;

    /// <summary>A difference of two fractions in percentage points, with its sign.</summary>
    public string Points(double? fraction) =>
        fraction is { } change && double.IsFinite(change)
            ? texts["Format_Points", (Math.Round(change * 100, 1) > 0 ? Culture.NumberFormat.PositiveSign : "") + Number((decimal)Math.Round(change * 100, 1), 1)]
            : Missing;

    /// <summary>A day: <c>9 Dec 2011</c>.</summary>
    public string Day(DateOnly? day) => day is { } date ? DayText.Of(date, Culture) : Missing;

    /// <summary>A day without its year: <c>9 Dec</c>.</summary>
    public string DayOfMonth(DateOnly day) => day.ToString(
        Culture.DateTimeFormat.MonthDayPattern.Replace("MMMM", "MMM", StringComparison.Ordinal), Culture);

    /// <summary>A day and time: <c>9 Dec 2011 14:05</c>.</summary>
    public string Moment(DateTime? moment) => moment is { } time ? DayText.Of(time, Culture) : Missing;

    /// <summary>Two days: <c>1 Dec 2010 – 9 Dec 2011</c>; one where they are the same.</summary>
    public string Days(DateOnly? from, DateOnly? to) =>
        from == to ? Day(from) : $"{Day(from)}{NoBreakSpace}– {Day(to)}";

    /// <summary>A period as short as it can be said: <c>Nov 2011</c>, <c>Sep 2011 – Nov 2011</c>, <c>2011</c>, else its days.</summary>
    public string Period(DateOnly from, DateOnly to)
    {
        var wholeMonths = from.Day == 1 && to.AddDays(1).Day == 1;
        return !wholeMonths ? Days(from, to)
            : (from.Month, to.Month, to.Year - from.Year) is (1, 12, 0) ? from.ToString("yyyy", Culture)
            : from.Year == to.Year && from.Month == to.Month ? Month(from)
            : $"{Month(from)}{NoBreakSpace}– {Month(to)}";
    }

    /// <summary>A calendar month: <c>Nov 2011</c>.</summary>
    public string Month(DateOnly day) => day.ToString("MMM yyyy", Culture);

    /// <summary>Name of a weekday, in the language of the texts around it.</summary>
    public string Weekday(DayOfWeek day) => Language.DateTimeFormat.GetDayName(day);

    /// <summary>Short name of a weekday, in the language of the texts around it.</summary>
    public string ShortWeekday(DayOfWeek day) => Language.DateTimeFormat.GetAbbreviatedDayName(day);

    /// <summary>An hour of the day: <c>14:00</c> or <c>2 PM</c>.</summary>
    public string Hour(int hour) =>
        new TimeOnly(hour, 0).ToString(Culture.DateTimeFormat.ShortTimePattern.Contains('h') ? "h tt" : "HH", Culture);

    private CultureInfo Language => CultureInfo.GetCultureInfo(texts["Language"]);

    private string Rounded(decimal value, int digits) =>
        value.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), Culture);

    private string Shortened(decimal value, int smallDigits, bool trimmed = false)
    {
        foreach (var (from, key) in Scales)
        {
            // What would round to a thousand of the smaller unit is one of the larger.
            if (value >= (key == "Short_Thousand" ? from : from * 0.9995m))
            {
                var unit = key == "Short_Thousand" ? 1_000m : from;
                return texts[key, Written(value / unit, Digits(value / unit))];
            }
        }
        return Written(value, value < 1_000 ? smallDigits : 0);

        string Written(decimal number, int digits) => trimmed ? number.ToString("#,0." + new string('#', digits), Culture) : Rounded(number, digits);
    }

    /// <summary>Three significant digits.</summary>
    private static int Digits(decimal value) => value < 10 ? 2 : value < 100 ? 1 : 0;

    private string PercentText(double share, int digits)
    {
        var number = (share * 100).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), Culture);
        return Culture.NumberFormat.PercentPositivePattern switch
        {
            1 => number + Culture.NumberFormat.PercentSymbol,
            2 => Culture.NumberFormat.PercentSymbol + number,
            3 => Culture.NumberFormat.PercentSymbol + NoBreakSpace + number,
            _ => number + NoBreakSpace + Culture.NumberFormat.PercentSymbol,
        };
    }

    private string WithCurrency(string number) => _symbol.Length == 0 ? number : Culture.NumberFormat.CurrencyPositivePattern switch
    {
        0 when !char.IsLetter(_symbol[^1]) => _symbol + number,
        0 or 2 => _symbol + NoBreakSpace + number,
        1 => number + _symbol,
        _ => number + NoBreakSpace + _symbol,
    };

    private string Signed(decimal value, string text) =>
        value < 0 && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? Culture.NumberFormat.NegativeSign + text : text;
}
