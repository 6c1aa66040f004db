using System.Globalization;
using Microsoft.Extensions.Localization;

namespace TechMart.Wording;

/// <summary>Texts about a number of things, for texts whose places are numbered.</summary>
public static class CountedTexts
{
    /// <summary>The form of a text that fits the number (<c>Rows_one</c>), or the text itself where it has no form for it.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="key">The text's key, which is also that of its usual form.</param>
    /// <param name="count">How many.</param>
    /// <param name="arguments">What stands in the places.</param>
    public static string Counted(this IStringLocalizer texts, string key, long count, params object[] arguments)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var category = Texts.PluralCategory(count, CultureInfo.CurrentUICulture);
        return category == Texts.Usual ? texts[key, arguments]
            : texts[$"{key}_{category}", arguments] is { ResourceNotFound: false } form ? form
            : texts[key, arguments];
    }
}
