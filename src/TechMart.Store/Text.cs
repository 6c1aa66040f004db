using System.Globalization;
using System.Text;

namespace TechMart.Store;

/// <summary>Texts that come from outside and go into a database.</summary>
internal static class Text
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with what not every database takes, or what a reader cannot see, replaced: control characters and halves of characters.</summary>
    public static string Clean(string text)
    {
        var isClean = true;
        foreach (var rune in text.EnumerateRunes())
        {
            // A half of a character comes out as the replacement character too; rewriting that one changes nothing.
            isClean &= rune.Value != Replacement && !Rune.IsControl(rune);
        }
        if (isClean)
        {
            return text;
        }
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(Rune.IsControl(rune) ? Replacement.ToString(CultureInfo.InvariantCulture) : rune.ToString());
        }
        return clean.ToString();
    }
}
