using System.Text;

namespace TechMart.Dashboard.Filters;

/// <summary>
/// Writes a list of texts as one text, with commas between them: a comma or backslash inside a text is escaped by a
/// backslash, and an empty text is written <c>\e</c>, so that every list reads back as it was.
/// </summary>
internal static class ValueList
{
    public static string Write(IEnumerable<string> values) => string.Join(',', values.Select(Escape));

    public static IReadOnlyList<string> Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }
        var values = new List<string>();
        var value = new StringBuilder();
        var isMissing = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == ',')
            {
                End();
            }
            else if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
                if (text[at] == 'e')
                {
                    isMissing = true;
                }
                else
                {
                    value.Append(text[at]);
                }
            }
            else
            {
                value.Append(text[at]);
            }
        }
        End();
        return values;

        void End()
        {
            if (value.Length > 0 || isMissing)
            {
                values.Add(value.ToString());
            }
            value.Clear();
            isMissing = false;
        }
    }

    private static string Escape(string value) =>
        value.Length == 0 ? @"\e" : value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(",", @"\,", StringComparison.Ordinal);
}
