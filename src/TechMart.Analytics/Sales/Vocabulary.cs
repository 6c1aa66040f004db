namespace TechMart.Analytics.Sales;

/// <summary>
/// Gives each distinct text a dense code 0, 1, 2, … in the order of first sight, and the text back for a code.
/// Comparison is ordinal. Not safe for concurrent writing.
/// </summary>
public sealed class Vocabulary
{
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    /// <summary>Makes an empty vocabulary.</summary>
    public Vocabulary() => _bySpan = _codes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many distinct texts there are; codes are 0 to <c>Count − 1</c>.</summary>
    public int Count => _texts.Count;

    /// <summary>The texts in the order of their codes.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The text of a code.</summary>
    public string this[int code] => _texts[code];

    /// <summary>The code of a text, given now if it is new.</summary>
    public int GetOrAdd(ReadOnlySpan<char> text)
    {
        if (_bySpan.TryGetValue(text, out var code))
        {
            return code;
        }
        return Add(text.ToString());
    }

    /// <summary>The code of a text, given now if it is new.</summary>
    public int GetOrAdd(string text) => _codes.TryGetValue(text, out var code) ? code : Add(text);

    /// <summary>The code of a text, or −1 where it is unknown.</summary>
    public int Find(ReadOnlySpan<char> text) => _bySpan.TryGetValue(text, out var code) ? code : -1;

    /// <summary>Gives away the next code without a text: the text that had it is no longer used anywhere.</summary>
    public void AddGap() => _texts.Add("");

    private int Add(string text)
    {
        var code = _texts.Count;
        _texts.Add(text);
        _codes.Add(text, code);
        return code;
    }
}
