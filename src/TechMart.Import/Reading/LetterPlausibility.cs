using System.Globalization;
using System.Text;

namespace TechMart.Import.Reading;

/// <summary>
/// How well bytes above 127, with their neighbours, read in each single-byte encoding: letters belong into words of their own
/// script and case, signs to their edges, and lines of boxes nowhere.
/// </summary>
internal static class LetterPlausibility
{
    /// <summary>Letters that are frequent in the languages of western Europe.</summary>
    private const string Western = "äöüßéèêëàâçîïôûùñáíóúãõåøæìòÄÖÜÉÈÀÇÑÁÍÓÚÅØÆÊÂÃÕÎÔ";

    private const string FrequentCyrillic = "оеаинтсрвлкмдпуяызбгОЕАИНТСРВЛКМДПУЯЗБГ";

    /// <summary>The encodings, the more usual first, with what that is worth.</summary>
    private static readonly (string Name, double Prior)[] Candidates =
        [("windows-1252", 0.6), ("iso-8859-1", 0.3), ("windows-1251", 0.2), ("ibm437", 0.1), ("ibm850", 0)];

    private static readonly Dictionary<string, char[]> Tables = Candidates.ToDictionary(candidate => candidate.Name, candidate => Table(candidate.Name));

    /// <summary>The encodings, the likeliest first, with confidences that add up to one at most.</summary>
    public static IReadOnlyList<(string Encoding, double Confidence)> Rank(IEnumerable<(byte Before, byte Value, byte Behind, int Count)> triples)
    {
        var seen = triples.ToList();
        var totalWeight = seen.Sum(triple => Weight(triple.Count));
        var scores = Candidates
            .Select(candidate => (candidate.Name, Score: candidate.Prior + Total(seen, Tables[candidate.Name]), Text: Reading(seen, Tables[candidate.Name])))
            .OrderByDescending(candidate => candidate.Score)
            .ToList();

        // Encodings that read the bytes alike do not compete.
        var likelihoods = scores.Select(candidate => Math.Exp(Math.Max(candidate.Score - scores[0].Score, -50))).ToList();
        var sum = scores.Select((candidate, index) => scores.FindIndex(other => other.Text == candidate.Text) == index ? likelihoods[index] : 0).Sum();
        var plausible = Math.Clamp(0.75 + (0.5 * (scores[0].Score / Math.Max(totalWeight, 1))), 0.3, 1);
        return [.. scores.Select((candidate, index) => (candidate.Name, likelihoods[index] / sum * plausible))];
    }

    private static double Total(List<(byte Before, byte Value, byte Behind, int Count)> triples, char[] table) =>
        triples.Sum(triple => Weight(triple.Count) * Score(table[triple.Before], table[triple.Value], table[triple.Behind]));

    private static string Reading(List<(byte Before, byte Value, byte Behind, int Count)> triples, char[] table) =>
        string.Concat(triples.Select(triple => table[triple.Value]));

    /// <summary>What is written a thousand times is one word a thousand times, not a thousand pieces of evidence.</summary>
    private static double Weight(int count) => 1 + Math.Log(count);

    private static double Score(char before, char value, char behind)
    {
        if (char.IsControl(value))
        {
            return -10;
        }
        return char.IsLetter(value) && value is not ('ª' or 'º') ? Letter(before, value, behind) : Sign(before, value, behind);
    }

    private static double Letter(char before, char value, char behind)
    {
        if (value is >= 'Α' and <= 'ω' or 'ƒ')
        {
            return -2.5;
        }
        if (char.IsAsciiDigit(before) || char.IsAsciiDigit(behind))
        {
            return -1;
        }
        var cyrillic = IsCyrillic(value);
        var strangers = (IsStranger(before, cyrillic) ? 1 : 0) + (IsStranger(behind, cyrillic) ? 1 : 0);
        if (strangers > 0)
        {
            return -1.5 * strangers;
        }
        var known = (cyrillic ? FrequentCyrillic : Western).Contains(value, StringComparison.Ordinal);
        var score = (known ? 1 : -0.5) + Case(before, value, behind);
        var crowd = !cyrillic && ((IsAccented(before) ? 1 : 0) + (IsAccented(behind) ? 1 : 0)) is var accents ? accents * 0.8 : 0;
        var alone = !char.IsLetter(before) && !char.IsLetter(behind);
        return alone ? Math.Min(score, 0.2) : score - crowd;
    }

    private static double Case(char before, char value, char behind)
    {
        if (char.IsUpper(value))
        {
            // A capital inside a word of small letters.
            return char.IsLower(before) ? -2.5 : 0;
        }
        // A small letter among capitals, or right before one.
        var amongCapitals = char.IsUpper(behind) || (char.IsUpper(before) && !char.IsLower(behind) && char.IsLetter(behind));
        return amongCapitals ? -2 : 0;
    }

    private static double Sign(char before, char value, char behind)
    {
        var inWord = char.IsLetter(before) && char.IsLetter(behind);
        var beside = char.IsLetter(before) || char.IsLetter(behind);
        switch (value)
        {
            case '\u00A0':
                return char.IsLower(before) && char.IsLower(behind) ? 0.3 : 0.6;
            case '’':
                return beside || char.IsAsciiDigit(before) ? 1 : 0.2;
            case '‘' or '“' or '”' or '„' or '«' or '»':
                return inWord ? -1.5 : 0.8;
            case '–' or '—' or '…' or '•' or '·':
                return inWord ? -0.5 : 0.6;
            case '£' or '€' or '¥' or '₽':
                return beside ? -1.5 : char.IsAsciiDigit(before) || char.IsAsciiDigit(behind) ? 1 : 0.6;
            case '°' or '²' or '³' or '½' or '¼' or '¾' or '±' or '×' or 'µ':
                return inWord ? -1.5 : char.IsAsciiDigit(before) || char.IsAsciiDigit(behind) ? 0.7 : 0;
            case '™' or '®' or '©' or '№' or 'ª' or 'º' or '§':
                return inWord ? -1.5 : 0.4;
            case '¿' or '¡':
                return char.IsLetter(before) ? -2 : char.IsLetter(behind) ? 0.7 : -0.5;
            case >= '\u2500' and <= '\u25FF':
                return beside ? -4 : -2;
            default:
                return beside ? -2 : -1;
        }
    }

    private static bool IsStranger(char neighbour, bool cyrillic) => char.IsLetter(neighbour) && IsCyrillic(neighbour) != cyrillic;

    private static bool IsCyrillic(char letter) => letter is >= '\u0400' and <= '\u04FF';

    private static bool IsAccented(char letter) => letter > '\x7F' && char.GetUnicodeCategory(letter) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter;

    private static char[] Table(string name)
    {
        var encoding = TextEncodings.Get(name);
        var table = new char[256];
        for (var value = 0; value < 256; value++)
        {
            table[value] = encoding.GetString([(byte)value])[0];
        }
        return table;
    }
}
