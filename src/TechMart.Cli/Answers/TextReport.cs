using System.Globalization;
using System.Text;
using TechMart.Wording;

namespace TechMart.Cli.Answers;

/// <summary>A number of pieces: unlike money without decimals where it is whole.</summary>
internal readonly record struct Pieces(decimal Number)
{
    public static Pieces? Of(decimal? number) => number is { } given ? new Pieces(given) : null;
}

/// <summary>Writes answers for people: facts and aligned tables, numbers in the reader's culture.</summary>
internal sealed class TextReport(TextWriter output, Texts texts)
{
    private const int WidestText = 48;
    private bool _begun;

    private CultureInfo Culture => texts.Culture;

    public string this[string key] => texts[key];

    public Texts Texts => texts;

    public void Line(string text)
    {
        output.WriteLine(text);
        _begun = true;
    }

    /// <summary>Names and values below each other.</summary>
    public void Facts(params IEnumerable<(string Label, object? Value)> facts)
    {
        var list = facts.Where(fact => fact.Value is not null).Select(fact => (Label: texts["Label_" + fact.Label], Value: Shown(fact.Value))).ToList();
        var width = list.Count == 0 ? 0 : list.Max(fact => Width(fact.Label));
        Gap();
        foreach (var (label, value) in list)
        {
            output.WriteLine($"{Pad(label, width, right: false)}  {value}");
        }
    }

    /// <summary>A table with a heading; numbers stand right, texts left.</summary>
    public void Table(string? heading, IReadOnlyList<string> labels, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var cells = rows.Select(row => row.ToArray()).ToList();
        if (cells.Count == 0)
        {
            return;
        }
        var names = labels.Select(label => texts["Label_" + label]).ToArray();
        var shown = cells.Select(row => row.Select(Cut).ToArray()).ToList();
        var right = labels.Select((_, column) => cells.All(row => row[column] is null or long or int or decimal or double or Pieces)).ToArray();
        var widths = labels.Select((_, column) => Math.Max(Width(names[column]), shown.Max(row => Width(row[column])))).ToArray();
        Gap();
        if (heading is not null)
        {
            output.WriteLine(heading);
        }
        WriteRow(names, widths, right);
        output.WriteLine(string.Join("  ", widths.Select(width => new string('-', width))));
        foreach (var row in shown)
        {
            WriteRow(row, widths, right);
        }
    }

    public string Number(long value) => value.ToString("N0", Culture);

    private void Gap()
    {
        if (_begun)
        {
            output.WriteLine();
        }
        _begun = true;
    }

    private void WriteRow(string[] cells, int[] widths, bool[] right) =>
        output.WriteLine(string.Join("  ", cells.Select((cell, column) => Pad(cell, widths[column], right[column]))).TrimEnd());

    private string Cut(object? value)
    {
        var text = Shown(value);
        var elements = new StringInfo(text);
        return elements.LengthInTextElements <= WidestText ? text : elements.SubstringByTextElements(0, WidestText - 1) + "…";
    }

    private string Shown(object? value) => value switch
    {
        null => "–",
        long number => Number(number),
        int number => Number(number),
        decimal money => money.ToString("N2", Culture),
        double share => share.ToString("P1", Culture),
        Pieces pieces => pieces.Number.ToString("#,0.####", Culture),
        DateOnly day => day.ToString("d", Culture),
        DateTime time => time.ToString("g", Culture),
        bool flag => texts[flag ? "Yes" : "No"],
        _ => Printable(value.ToString() ?? ""),
    };

    /// <summary>Texts of files must not move the terminal's cursor.</summary>
    private static string Printable(string text) => text.Any(char.IsControl)
        ? string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character))
        : text;

    private static int Width(string text) => new StringInfo(text).LengthInTextElements;

    private static string Pad(string text, int width, bool right)
    {
        var blanks = new StringBuilder().Append(' ', Math.Max(0, width - Width(text))).ToString();
        return right ? blanks + text : text + blanks;
    }
}
