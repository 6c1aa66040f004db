using TechMart.Analytics.Sales;

namespace TechMart.Import.Cleaning;

/// <summary>Shortens or changes a cleaned text before it is kept.</summary>
internal delegate ReadOnlySpan<char> TextRule(ReadOnlySpan<char> text);

/// <summary>
/// Codes of one column's values. Values are looked up by their raw bytes first, so that decoding and cleaning happen once for
/// each distinct spelling and not once a row. The memory of spellings is bounded: when it is full it starts anew.
/// </summary>
/// <param name="texts">Decodes and cleans.</param>
/// <param name="vocabulary">Gives the codes.</param>
/// <param name="rule">What else is done to a text; null for nothing.</param>
internal sealed class TextCodes(FieldText texts, Vocabulary vocabulary, TextRule? rule = null)
{
    /// <summary>Code of a blank value.</summary>
    public const int Missing = SalesBatch.Missing;

    private const int MostSpellings = 1 << 20;
    private const int MostBytes = 1 << 26;

    private readonly List<Spelling> _spellings = [];
    private int[] _slots = new int[64];
    private byte[] _bytes = new byte[1024];
    private int _bytesUsed;
    private Spelling _last = new(0, 0, 0, Missing);

    /// <summary>The code of a field, given now if its text is new.</summary>
    public int CodeOf(ReadOnlySpan<byte> field)
    {
        // Lines of one order stand together, so most columns repeat the row above.
        if (_last.Length == field.Length && field.SequenceEqual(_bytes.AsSpan(_last.Start, _last.Length)))
        {
            return _last.Code;
        }
        var hash = Fingerprint.Of(field);
        var slot = (int)hash & (_slots.Length - 1);
        while (_slots[slot] != 0)
        {
            var known = _spellings[_slots[slot] - 1];
            if (known.Hash == hash && field.SequenceEqual(_bytes.AsSpan(known.Start, known.Length)))
            {
                _last = known;
                return known.Code;
            }
            slot = (slot + 1) & (_slots.Length - 1);
        }
        return Learn(field, hash);
    }

    private int Learn(ReadOnlySpan<byte> field, ulong hash)
    {
        var text = texts.Clean(field);
        if (rule is not null)
        {
            text = rule(text);
        }
        var code = text.IsEmpty ? Missing : vocabulary.GetOrAdd(text);
        if (_spellings.Count >= MostSpellings || _bytesUsed + field.Length > MostBytes)
        {
            _spellings.Clear();
            Array.Clear(_slots);
            _bytesUsed = 0;
        }
        if (_bytes.Length - _bytesUsed < field.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _bytesUsed + field.Length));
        }
        field.CopyTo(_bytes.AsSpan(_bytesUsed));
        _last = new Spelling(hash, _bytesUsed, field.Length, code);
        _bytesUsed += field.Length;
        _spellings.Add(_last);
        if (_spellings.Count * 2 > _slots.Length)
        {
            _slots = new int[_slots.Length * 2];
            for (var index = 0; index < _spellings.Count; index++)
            {
                Place(index);
            }
        }
        else
        {
            Place(_spellings.Count - 1);
        }
        return code;
    }

    private void Place(int index)
    {
        var slot = (int)_spellings[index].Hash & (_slots.Length - 1);
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }
        _slots[slot] = index + 1;
    }

    private readonly record struct Spelling(ulong Hash, int Start, int Length, int Code);
}
