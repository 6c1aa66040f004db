using System.Globalization;
using System.Text;

namespace TechMart.Analytics.Products.Groups;

/// <summary>
/// The words of product names in any language that parts words, and pairs of characters in scripts that do not. Words with digits (stock codes, sizes,
/// dates), of fewer than three letters (units, sizes, most particles), and words that tell variants or packings (<see cref="IgnoredWords"/>) are left out.
/// </summary>
public static class ProductWords
{
    private const int LeastLetters = 3;
    private const int MostEndings = 2;
    private const string Vowels = "aeiouyаеиоуыэюяйьъαειουωη";

    /// <summary>The words of a name, each with its stem, in the order of the name; repetitions are kept.</summary>
    public static IReadOnlyList<ProductWord> Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = new List<ProductWord>();
        var word = new StringBuilder();
        var (hasDigit, unparted) = (false, false);
        foreach (var rune in name.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var isMark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            // An apostrophe parts nothing: "men's" is a word of men.
            if (rune.Value is '\'' or '’' && word.Length > 0)
            {
                continue;
            }
            if (!Rune.IsLetterOrDigit(rune) && !isMark)
            {
                End();
                continue;
            }
            if (word.Length > 0 && !isMark && Rune.IsLetter(rune) && IsUnparted(rune) != unparted)
            {
                End();
            }
            unparted = Rune.IsLetter(rune) ? IsUnparted(rune) : unparted;
            hasDigit |= Rune.IsDigit(rune) || category is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
            word.Append(Rune.ToLowerInvariant(rune).ToString());
        }
        End();
        return words;

        void End()
        {
            var text = word.ToString();
            if (!hasDigit && unparted)
            {
                AddPairs(text, words);
            }
            else if (!hasDigit && new StringInfo(text).LengthInTextElements >= LeastLetters && Stem(text) is var stem && !IgnoredWords.Contains(stem))
            {
                words.Add(new ProductWord(text, stem));
            }
            word.Clear();
            (hasDigit, unparted) = (false, false);
        }
    }

    /// <summary>
    /// A light stem, the same for all languages: accents and doubled last letters go, then a last s, then up to two last vowels. So singular and plural, and most cases and genders
    /// of Romance and Slavic words, fall together (<c>candles</c>, <c>candle</c>; <c>rojas</c>, <c>rojo</c>; <c>рубашки</c>, <c>рубашка</c>; <c>koszulki</c>, <c>koszulka</c>).
    /// </summary>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var plain = Plain(word);
        var end = plain.Length;
        if (end > LeastLetters && plain[end - 1] == 's')
        {
            end--;
        }
        for (var ending = 0; ending < MostEndings && end > LeastLetters && Vowels.Contains(plain[end - 1], StringComparison.Ordinal); ending++)
        {
            end--;
        }
        while (end > LeastLetters && plain[end - 1] == plain[end - 2])
        {
            end--;
        }
        return plain[..end];
    }

    /// <summary>Lower-case and without accents; the strokes of ł, ø and đ are no accents to Unicode.</summary>
    private static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var rune in word.ToLowerInvariant().Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(rune.Value switch { 'ł' => "l", 'ø' => "o", 'đ' => "d", 'ß' => "ss", 'ё' => "е", _ => rune.ToString() });
            }
        }
        return plain.ToString();
    }

    private static bool IsUnparted(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF);

    private static void AddPairs(string text, List<ProductWord> words)
    {
        var elements = StringInfo.ParseCombiningCharacters(text);
        for (var first = 0; first + 1 < elements.Length; first++)
        {
            var end = first + 2 < elements.Length ? elements[first + 2] : text.Length;
            var pair = text[elements[first]..end];
            words.Add(new ProductWord(pair, pair));
        }
    }
}

/// <summary>A word of a product name.</summary>
/// <param name="Text">As it is written, in lower case.</param>
/// <param name="Stem">What it has in common with its other forms.</param>
public sealed record ProductWord(string Text, string Stem);
