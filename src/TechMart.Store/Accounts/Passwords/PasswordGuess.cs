namespace TechMart.Store.Accounts.Passwords;

/// <summary>
/// How many guesses a password takes somebody who knows common words, keyboards, dates, and how people join and disguise them: the cheapest way
/// to put the password together from such pieces and single characters.
/// </summary>
/// <remarks>The idea is that of zxcvbn (Wheeler, USENIX Security 2016), with a much smaller list and round figures: it need only tell what is tried first from the rest.</remarks>
internal sealed class PasswordGuess
{
    // Costs are powers of ten of guesses.
    private const double AnyCharacter = 1;
    private const double Separator = 0.4;
    private const double Word = 2.6;
    private const double PersonalWord = 1;
    private const double Disguise = 0.3;
    private const double Year = 2;
    private const double Date = 4;
    private const double Run = 1.5;
    private const double Turn = 0.4;
    private const double Joint = 0.2;

    private const int ShortestWord = 3;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _personal;
    private readonly Dictionary<string, double> _known = new(StringComparer.Ordinal);

    private PasswordGuess(IEnumerable<string> personal) =>
        _personal = new HashSet<string>(personal.Where(word => word.Length >= ShortestWord), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The power of ten of the guesses that a password takes.</summary>
    /// <param name="password">The password.</param>
    /// <param name="personal">Words that are tried first for this person, folded.</param>
    public static double Magnitude(string password, IEnumerable<string> personal) => new PasswordGuess(personal).Of(PasswordText.Fold(password));

    private double Of(string text)
    {
        if (_known.TryGetValue(text, out var known))
        {
            return known;
        }
        var cheapest = new double[text.Length + 1];
        Array.Fill(cheapest, double.PositiveInfinity, 1, text.Length);
        var plain = new[] { text, Leet.Undo(text, 'i'), Leet.Undo(text, 'l') };
        for (var from = 0; from < text.Length; from++)
        {
            Reach(cheapest, from, from + 1, char.IsLetterOrDigit(text[from]) || !IsSeparator(text[from]) ? AnyCharacter : Separator, joint: 0);
            foreach (var (length, cost) in Words(plain, from).Concat(Numbers(text, from)).Concat(Runs(text, from)).Concat(Repeats(text, from)))
            {
                Reach(cheapest, from, from + length, cost, from == 0 ? 0 : Joint);
            }
        }
        return _known[text] = cheapest[^1];
    }

    private static void Reach(double[] cheapest, int from, int to, double cost, double joint) =>
        cheapest[to] = Math.Min(cheapest[to], cheapest[from] + cost + joint);

    private static bool IsSeparator(char character) => character is ' ' or '-' or '_' or '.' or ',' or '/' or '+';

    private IEnumerable<(int Length, double Cost)> Words(string[] writings, int from)
    {
        foreach (var writing in writings)
        {
            var extra = ReferenceEquals(writing, writings[0]) ? 0 : Disguise;
            for (var length = ShortestWord; length <= Math.Min(CommonWords.Longest, writing.Length - from); length++)
            {
                var part = writing.AsSpan(from, length);
                if (_personal.Contains(part))
                {
                    yield return (length, PersonalWord + extra);
                }
                else if (CommonWords.Contains(part))
                {
                    yield return (length, Word + extra);
                }
                else if (CommonWords.ContainsBackwards(part))
                {
                    yield return (length, Word + Disguise + extra);
                }
            }
        }
    }

    private static IEnumerable<(int Length, double Cost)> Numbers(string text, int from)
    {
        if (Number(text, from, 4) is >= 1900 and < 2060)
        {
            yield return (4, Year);
        }
        foreach (var length in (int[])[6, 8])
        {
            if (Number(text, from, length) is { } number && IsDate(number, length))
            {
                yield return (length, Date);
            }
        }
    }

    private static int? Number(string text, int from, int length) =>
        from + length <= text.Length && text.AsSpan(from, length).IndexOfAnyExceptInRange('0', '9') < 0
            ? int.Parse(text.AsSpan(from, length), System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>Day, month and year in any order that people write.</summary>
    private static bool IsDate(int number, int length)
    {
        var (first, second, last) = (number / (length == 8 ? 1_000_000 : 10_000), number / (length == 8 ? 10_000 : 100) % 100, number % (length == 8 ? 10_000 : 100));
        var yearLast = (length == 6 || last is >= 1900 and < 2060) && IsDayAndMonth(first, second);
        var (year, rest) = (number / 10_000, number % 10_000);
        return yearLast || ((length == 6 || year is >= 1900 and < 2060) && IsDayAndMonth(rest / 100, rest % 100));
    }

    private static bool IsDayAndMonth(int one, int other) => one is >= 1 and <= 31 && other is >= 1 and <= 31 && Math.Min(one, other) <= 12;

    /// <summary>Steps through the alphabet or the digits, and over the keyboard.</summary>
    private static IEnumerable<(int Length, double Cost)> Runs(string text, int from)
    {
        for (var to = from + 1; to < text.Length && Step(text, to) is var step and not 0 && step == Step(text, from + 1); to++)
        {
            if (to - from >= 2)
            {
                yield return (to - from + 1, Run);
            }
        }
        foreach (var keyboard in Keyboard.All)
        {
            var (turns, last) = (0, default(KeyStep));
            for (var to = from + 1; to < text.Length && keyboard.Step(text[to - 1], text[to]) is { } step; to++)
            {
                turns += to > from + 1 && step != last ? 1 : 0;
                last = step;
                if (to - from >= (turns == 0 ? 2 : 3))
                {
                    yield return (to - from + 1, Run + (Turn * turns));
                }
            }
        }
    }

    /// <summary>1 or -1 where a character follows the one before it in the alphabet or among the digits; 0 else.</summary>
    private static int Step(string text, int at)
    {
        var (before, here) = (text[at - 1], text[at]);
        var isStep = (char.IsAsciiDigit(before) && char.IsAsciiDigit(here)) || (char.IsLetter(before) && char.IsLetter(here));
        return isStep && Math.Abs(here - before) == 1 ? here - before : 0;
    }

    /// <summary>The same again and again.</summary>
    private IEnumerable<(int Length, double Cost)> Repeats(string text, int from)
    {
        for (var unit = 1; from + (2 * unit) <= text.Length; unit++)
        {
            var times = 1;
            while (from + ((times + 1) * unit) <= text.Length && text.AsSpan(from, unit).SequenceEqual(text.AsSpan(from + (times * unit), unit)))
            {
                times++;
            }
            if (times >= (unit == 1 ? 3 : 2))
            {
                yield return (times * unit, Of(text.Substring(from, unit)) + Math.Log10(times));
            }
        }
    }
}
