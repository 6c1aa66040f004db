using System.Globalization;
using System.Text;

namespace TechMart.Import.Inspection;

/// <summary>
/// A column's name taken apart into plain words: <c>Customer_ID</c>, <c>customerId</c> and <c>CUSTOMER-IDS</c> are all
/// "customer id", <c>Menge (Stück)</c> is "menge stuck", <c>№ заказа</c> is "no заказа".
/// </summary>
internal sealed class HeaderName
{
    // Written in many ways and meaning the same in column names.
    private static readonly Dictionary<string, string> Synonyms = Pairs(
        "number=no, num=no, nbr=no, nr=no, nummer=no, numero=no, номер=no, n=no, " +
        "identifier=id, ident=id, identifiant=id, uuid=id, guid=id, ид=id, айди=id, " +
        "cust=customer, custs=customer, qty=quantity, quant=quantity, amt=amount, desc=description, descr=description, " +
        "prod=product, inv=invoice, ord=order, cod=codigo, kat=kategorie, artnr=artikelnummer, kundennr=kundennummer, " +
        "trans=transaction, txn=transaction, trx=transaction, ref=reference, ctry=country, qte=quantite");

    // Grammar, currencies and tax remarks, which say nothing about the role.
    private static readonly HashSet<string> Ignored =
    [
        "the", "of", "a", "an", "de", "del", "della", "di", "da", "do", "dos", "das", "des", "du", "d", "la", "le", "les", "l", "el", "los", "il",
        "der", "die", "dem", "den", "in", "im", "y", "e", "und", "and", "и", "в",
        "usd", "eur", "gbp", "inr", "rub", "chf", "jpy", "cny", "brl", "mxn", "euro", "euros", "dollars", "rs", "руб", "р", "грн", "utc", "gmt",
    ];

    private HeaderName(string text, string[] words)
    {
        Text = text;
        Words = words;
        Joined = string.Concat(words);
        Singular = string.Concat(words.Select(SingularOf));
    }

    /// <summary>The name as it was written.</summary>
    public string Text { get; }

    /// <summary>Its words: lower case, without diacritics, abbreviations written out.</summary>
    public string[] Words { get; }

    /// <summary>The words without anything between them, so that <c>customerid</c> equals <c>Customer ID</c>.</summary>
    public string Joined { get; }

    /// <summary>As <see cref="Joined"/>, each word in the singular.</summary>
    public string Singular { get; }

    /// <summary>Whether the name says nothing: <c>V1</c>, <c>column 7</c>, <c>Unnamed: 0</c>, a bare number.</summary>
    public bool SaysNothing =>
        Words.Length == 0 || Words.All(word => word.All(char.IsAsciiDigit) || word is "v" or "x" or "c" or "f" or "col" or "column" or "field" or "unnamed" or "spalte" or "columna" or "colonne" or "столбец");

    /// <summary>Takes a name apart.</summary>
    public static HeaderName Of(string text)
    {
        var words = Split(text).Select(word => Synonyms.GetValueOrDefault(word, word)).ToArray();
        var telling = words.Where(word => !Ignored.Contains(word)).ToArray();
        return new HeaderName(text, telling.Length > 0 ? telling : words);
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var previous = ' ';
        var plain = text.Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD);
        for (var i = 0; i < plain.Length; i++)
        {
            var character = plain[i];
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }
            if (character is '#' or '№')
            {
                Finish();
                words.Add("no");
                previous = ' ';
                continue;
            }
            if (!char.IsLetterOrDigit(character))
            {
                Finish();
                previous = ' ';
                continue;
            }
            var next = i + 1 < plain.Length ? plain[i + 1] : ' ';
            var startsWord = char.IsUpper(character) && (char.IsLower(previous) || (char.IsUpper(previous) && char.IsLower(next)));
            if (startsWord || (char.IsDigit(character) != char.IsDigit(previous) && word.Length > 0))
            {
                Finish();
            }
            word.Append(char.ToLowerInvariant(character));
            previous = character;
        }
        Finish();
        return words;

        void Finish()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    private static string SingularOf(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 3 } when word.EndsWith('s') && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
        _ => word,
    };

    private static Dictionary<string, string> Pairs(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
}
