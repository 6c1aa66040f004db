using System.Text;

namespace TechMart.Import.Values;

/// <summary>A few different values of a column, to be shown to a person.</summary>
internal sealed class ExampleTexts(Encoding encoding)
{
    private const int Kept = 5;
    private const int MaxBytes = 64;

    /// <summary>Values looked at; a column with fewer different ones would else be decoded to its end.</summary>
    private const int LookedAt = 1000;

    private readonly List<string> _texts = [];
    private int _seen;

    /// <summary>The values, in the order of the file.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Takes a value if it is new and there is room.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (_texts.Count == Kept || _seen == LookedAt)
        {
            return;
        }
        _seen++;
        var example = encoding.GetString(text[..Math.Min(text.Length, MaxBytes)]);
        if (!_texts.Contains(example))
        {
            _texts.Add(example);
        }
    }
}
