using System.Globalization;
using System.Resources;

namespace TechMart.Wording;

/// <summary>
/// The texts of one resource for one culture. Placeholders are named (<c>{line}</c>), so that a translator may move them;
/// counted texts have a form for each plural category (<c>Rows_one</c>, <c>Rows_few</c>, <c>Rows_other</c>).
/// </summary>
public sealed class Texts(Type resource, CultureInfo culture)
{
    /// <summary>The category of most numbers.</summary>
    internal const string Usual = "other";

    private readonly ResourceManager _resources = new(resource);

    /// <summary>The culture of texts, numbers and dates.</summary>
    public CultureInfo Culture { get; } = culture;

    /// <summary>The text of a key, or null where there is none.</summary>
    public string? Find(string key) => _resources.GetString(key, Culture);

    /// <summary>The text of a key.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public string this[string key] =>
        Find(key) ?? throw new MissingManifestResourceException($"No text is named {key} in {_resources.BaseName}.");

    /// <summary>The text of a key with its placeholders filled.</summary>
    public string Fill(string key, params (string Name, string Value)[] values) => Replace(this[key], values);

    /// <summary>The form of a counted text that fits the number, with its placeholders filled.</summary>
    public string Count(string key, long count, params (string Name, string Value)[] values) =>
        Replace(Find(key + "_" + PluralCategory(count, Culture)) ?? this[$"{key}_{Usual}"], values);

    /// <summary>Puts values into the places that carry their names; a place without a value shows an ellipsis.</summary>
    internal static string Replace(string text, IEnumerable<(string Name, string Value)> values)
    {
        var known = values.ToDictionary(value => value.Name, value => value.Value);
        var result = new System.Text.StringBuilder(text.Length + 32);
        for (var position = 0; position < text.Length;)
        {
            var open = text.IndexOf('{', position);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                return result.Append(text, position, text.Length - position).ToString();
            }
            result.Append(text, position, open - position).Append(known.GetValueOrDefault(text[(open + 1)..close], "…"));
            position = close + 1;
        }
        return result.ToString();
    }

    /// <summary>Which form of a text fits a number (Unicode CLDR).</summary>
    internal static string PluralCategory(long count, CultureInfo culture)
    {
        var (last, lastTwo) = (Math.Abs(count % 10), Math.Abs(count % 100));
        return culture.TwoLetterISOLanguageName switch
        {
            "ru" when last == 1 && lastTwo != 11 => "one",
            "ru" when last is >= 2 and <= 4 && lastTwo is < 12 or > 14 => "few",
            "ru" => "many",
            _ => count == 1 ? "one" : Usual,
        };
    }
}
