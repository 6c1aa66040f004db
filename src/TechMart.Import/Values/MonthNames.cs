using System.Collections.Concurrent;
using System.Text;
using TechMart.Import.Reading;

namespace TechMart.Import.Values;

/// <summary>Short and full names of months in English, German, French, Spanish and Russian, as bytes of an encoding.</summary>
internal sealed class MonthNames
{
    private static readonly string[][] Names =
    [
        ["january", "jan", "januar", "jän", "jänner", "janvier", "janv", "enero", "ene", "январь", "января", "янв"],
        ["february", "feb", "februar", "février", "févr", "fév", "febrero", "февраль", "февраля", "фев", "февр"],
        ["march", "mar", "märz", "mär", "mrz", "mars", "marzo", "март", "марта", "мар"],
        ["april", "apr", "avril", "avr", "abril", "abr", "апрель", "апреля", "апр"],
        ["may", "mai", "mayo", "май", "мая"],
        ["june", "jun", "juni", "juin", "junio", "июнь", "июня", "июн"],
        ["july", "jul", "juli", "juillet", "juil", "julio", "июль", "июля", "июл"],
        ["august", "aug", "août", "aout", "agosto", "ago", "август", "августа", "авг"],
        ["september", "sep", "sept", "septembre", "septiembre", "setiembre", "set", "сентябрь", "сентября", "сен", "сент"],
        ["october", "oct", "oktober", "okt", "octobre", "octubre", "октябрь", "октября", "окт"],
        ["november", "nov", "novembre", "noviembre", "ноябрь", "ноября", "ноя", "нояб"],
        ["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "декабрь", "декабря", "дек"],
    ];

    private static readonly HashSet<string> LongAbbreviations = ["janv", "févr", "juil", "sept", "февр", "сент", "нояб"];

    private static readonly ConcurrentDictionary<string, MonthNames> ByEncoding = new();

    /// <summary>Names by their first byte, the longer before their beginnings.</summary>
    private readonly Name[][] _byFirst = new Name[256][];

    private MonthNames(string encodingName)
    {
        var encoding = TextEncodings.Get(encodingName);
        var names = Names
            .SelectMany((group, index) => group.Select(text => (Text: text, Month: index + 1)))
            .Where(name => encoding.GetString(encoding.GetBytes(name.Text)) == name.Text)
            .Select(name => new Name(encoding.GetBytes(name.Text), encoding.GetBytes(name.Text.ToUpperInvariant()), name.Month, name.Text.Length > 3 && !LongAbbreviations.Contains(name.Text)))
            .Where(name => name.Lower.Length == name.Upper.Length)
            .OrderByDescending(name => name.Lower.Length)
            .ToList();
        for (var first = 0; first < 256; first++)
        {
            _byFirst[first] = [.. names.Where(name => name.Lower[0] == first || name.Upper[0] == first)];
        }
    }

    /// <summary>The names in an encoding.</summary>
    public static MonthNames In(string encoding) => ByEncoding.GetOrAdd(TextEncodings.OfFields(encoding), name => new MonthNames(name));

    /// <summary>The month whose name a text begins with, whatever the case; 0 where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">Bytes of the name, an abbreviation's full stop included.</param>
    /// <param name="isFull">Whether the name is longer than any abbreviation.</param>
    public int AtStart(ReadOnlySpan<byte> text, out int length, out bool isFull)
    {
        length = 0;
        isFull = false;
        if (text.IsEmpty)
        {
            return 0;
        }
        foreach (var name in _byFirst[text[0]])
        {
            if (name.Begins(text))
            {
                length = name.Lower.Length;
                isFull = name.IsFull;
                // A full stop before a digit is a delimiter (1.Jan.2024), not the sign of an abbreviation, except before a blank.
                length += text.Length > length + 1 && text[length] == '.' && text[length + 1] == ' ' ? 1 : 0;
                return name.Month;
            }
        }
        return 0;
    }

    private readonly record struct Name(byte[] Lower, byte[] Upper, int Month, bool IsFull)
    {
        public bool Begins(ReadOnlySpan<byte> text)
        {
            if (text.Length < Lower.Length)
            {
                return false;
            }
            for (var index = 0; index < Lower.Length; index++)
            {
                if (text[index] != Lower[index] && text[index] != Upper[index])
                {
                    return false;
                }
            }
            return true;
        }
    }
}
