namespace TechMart.Store.Accounts.Passwords;

/// <summary>Where the finger goes from one key to the next.</summary>
internal readonly record struct KeyStep(int Rows, int Columns);

/// <summary>A keyboard, to recognise walks over it.</summary>
internal sealed class Keyboard
{
    private readonly Dictionary<char, (int Row, int Column)> _places = [];

    private Keyboard(string shifted, params string[] rows)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                _places[rows[row][column]] = (row, column);
            }
        }
        for (var column = 0; column < shifted.Length; column++)
        {
            _places.TryAdd(shifted[column], (0, column));
        }
    }

    /// <summary>English, German, French and Russian.</summary>
    public static IReadOnlyList<Keyboard> All { get; } =
    [
        new("!@#$%^&*()_+", "1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"),
        new("!\"§$%&/()=?", "1234567890ß", "qwertzuiopu+", "asdfghjkl", "yxcvbnm,.-"),
        new("", "1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn,;:!"),
        new("!\"№;%:?*()_+", "1234567890-=", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    ];

    /// <summary>The step from a key to one beside it; null where they do not touch.</summary>
    public KeyStep? Step(char from, char to) =>
        _places.TryGetValue(from, out var start) && _places.TryGetValue(to, out var end) && from != to
        && Math.Abs(end.Row - start.Row) <= 1 && Math.Abs(end.Column - start.Column) <= 1
            ? new KeyStep(end.Row - start.Row, end.Column - start.Column) : null;
}

/// <summary>Digits and signs that people write for letters.</summary>
internal static class Leet
{
    /// <summary>The text with letters in their place.</summary>
    /// <param name="text">Small letters.</param>
    /// <param name="one">What 1, ! and | stand for: i or l.</param>
    public static string Undo(string text, char one) => string.Create(text.Length, (text, one), static (letters, state) =>
    {
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = state.text[i] switch
            {
                '1' or '!' or '|' => state.one,
                '0' => 'o',
                '2' => 'z',
                '3' or '€' => 'e',
                '4' or '@' => 'a',
                '5' or '$' => 's',
                '6' or '9' => 'g',
                '7' or '+' => 't',
                '8' => 'b',
                '(' => 'c',
                var letter => letter,
            };
        }
    });
}
