using TechMart.Import.Values;

namespace TechMart.Import.Inspection;

/// <summary>What one pass over a column finds out. A value equal to the one above it is not examined again.</summary>
internal sealed class ColumnProfile
{
    /// <summary>The values themselves, and how often each occurs, are kept up to so many different ones.</summary>
    public const int MaxListed = 256;

    private const int MaxListedBytes = 120;
    private const int MaxExamples = 5;
    private const int LongestRemembered = 4096;
    private const int TrialValues = 2000;

    private readonly Func<ReadOnlySpan<byte>, string> _decode;
    private readonly DistinctValues _distinct = new();
    private readonly List<string> _listed = [];
    private readonly List<long> _listedCounts = [];
    private readonly bool _expectDates;
    private readonly bool _expectNumbers;

    private byte[] _previous = new byte[32];
    private int _previousLength = -1;
    private (bool Number, bool Date, bool ImpossibleDate, bool LeadingZero, bool Words, int Ordinal) _previousKind;
    private bool _tryNumbers = true;
    private bool _tryDates = true;
    private long _examined;
    private long _bytes;

    /// <summary>Begins a column.</summary>
    /// <param name="index">Position from 0.</param>
    /// <param name="name">Its name.</param>
    /// <param name="encoding">Encoding of the fields.</param>
    /// <param name="decode">Turns a field into text.</param>
    public ColumnProfile(int index, string name, string encoding, Func<ReadOnlySpan<byte>, string> decode)
    {
        Index = index;
        Name = name;
        Header = HeaderName.Of(name);
        NameStrengths = RoleNameMatch.Strengths(Header);
        _decode = decode;
        _expectDates = NameStrength(ColumnRole.Timestamp) > 0 || NameStrength(ColumnRole.Signup) > 0;
        _expectNumbers = NameStrength(ColumnRole.Price) > 0 || NameStrength(ColumnRole.Quantity) > 0 || NameStrength(ColumnRole.Total) > 0;
        NumberEvidence = new NumberEvidence(encoding);
        DateEvidence = new DateFormatEvidence(encoding);
    }

    /// <summary>Position from 0.</summary>
    public int Index { get; }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The name taken apart.</summary>
    public HeaderName Header { get; }

    /// <summary>How strongly the name says each role, by the role's number.</summary>
    public double[] NameStrengths { get; }

    /// <summary>Whether nothing names the column: there is no header, or it is a mere number.</summary>
    public bool Unnamed { get; init; }

    /// <summary>Empty values.</summary>
    public long Empty { get; private set; }

    /// <summary>Values that are not empty.</summary>
    public long Filled { get; private set; }

    /// <summary>Values that are numbers.</summary>
    public long Numbers { get; private set; }

    /// <summary>Values that are dates.</summary>
    public long Dates { get; private set; }

    /// <summary>Values in the shape of a date that is none: 30 February.</summary>
    public long ImpossibleDates { get; private set; }

    /// <summary>Values of digits that begin with a zero: numbers in form, ids in fact.</summary>
    public long LeadingZeros { get; private set; }

    /// <summary>Values with blanks between words.</summary>
    public long Wordy { get; private set; }

    /// <summary>How often the value differs from the one above.</summary>
    public long Runs { get; private set; }

    /// <summary>Distinct values that are not empty.</summary>
    public long Distinct => _distinct.Count;

    /// <summary>Mean bytes of a value.</summary>
    public double MeanLength => Filled == 0 ? 0 : (double)_bytes / Filled;

    /// <summary>Evidence about numbers, over every value that differs from the one above.</summary>
    public NumberEvidence NumberEvidence { get; }

    /// <summary>Evidence about dates, over every value that differs from the one above.</summary>
    public DateFormatEvidence DateEvidence { get; }

    /// <summary>The different values with their counts where there are at most <see cref="MaxListed"/> short ones; else null.</summary>
    public IReadOnlyList<string>? Listed => Distinct <= MaxListed && _listed.Count == Distinct ? _listed : null;

    /// <summary>How often each of <see cref="Listed"/> occurs.</summary>
    public IReadOnlyList<long> ListedCounts => _listedCounts;

    /// <summary>The first few different values.</summary>
    public IReadOnlyList<string> Examples => [.. _listed.Take(MaxExamples)];

    /// <summary>Share of the filled values that are numbers.</summary>
    public double NumberShare => Share(Numbers);

    /// <summary>Share of the filled values that are dates.</summary>
    public double DateShare => Share(Dates);

    /// <summary>Mean number of values a distinct value has.</summary>
    public double Repetition => Distinct == 0 ? 0 : (double)Filled / Distinct;

    /// <summary>How strongly the name says a role.</summary>
    public double NameStrength(ColumnRole role) => NameStrengths[(int)role];

    /// <summary>Counts rows above the first one that has this column.</summary>
    public void AddMissing(long rows) => Empty += rows;

    /// <summary>Takes the value of the next row.</summary>
    public void Add(ReadOnlySpan<byte> field)
    {
        var value = TrimBlanks(field);
        if (value.Length != _previousLength || !value.SequenceEqual(_previous.AsSpan(0, _previousLength)))
        {
            Examine(value);
            Remember(value);
        }
        if (value.Length == 0)
        {
            Empty++;
            return;
        }
        Filled++;
        _bytes += value.Length;
        Numbers += _previousKind.Number ? 1 : 0;
        Dates += _previousKind.Date ? 1 : 0;
        ImpossibleDates += _previousKind.ImpossibleDate ? 1 : 0;
        LeadingZeros += _previousKind.LeadingZero ? 1 : 0;
        Wordy += _previousKind.Words ? 1 : 0;
        if (_previousKind.Ordinal >= 0 && _previousKind.Ordinal < _listedCounts.Count)
        {
            _listedCounts[_previousKind.Ordinal]++;
        }
    }

    private void Examine(ReadOnlySpan<byte> value)
    {
        Runs++;
        if (value.Length == 0)
        {
            return;
        }
        var ordinal = _distinct.Add(ByteHash.Of(value));
        if (ordinal == _listed.Count && ordinal < MaxListed && value.Length <= MaxListedBytes)
        {
            _listed.Add(_decode(value));
            _listedCounts.Add(0);
        }
        var impossible = DateEvidence.Impossible;
        _previousKind = (
            _tryNumbers && IsNumber(value),
            _tryDates && IsDate(value),
            DateEvidence.Impossible > impossible,
            value.Length > 1 && value[0] == '0' && char.IsAsciiDigit((char)value[1]),
            value.Contains((byte)' '),
            ordinal);
        if (++_examined == TrialValues)
        {
            // What had next to none by now, under a name that does not promise any, is something else.
            _tryNumbers = _expectNumbers || NumberEvidence.Numbers > TrialValues / 20;
            _tryDates = _expectDates || DateEvidence.Dates > TrialValues / 20;
        }
    }

    private bool IsNumber(ReadOnlySpan<byte> value)
    {
        var before = NumberEvidence.Numbers;
        NumberEvidence.Add(value);
        return NumberEvidence.Numbers > before;
    }

    private bool IsDate(ReadOnlySpan<byte> value)
    {
        var before = DateEvidence.Dates;
        DateEvidence.Add(value);
        return DateEvidence.Dates > before;
    }

    private void Remember(ReadOnlySpan<byte> value)
    {
        if (value.Length > LongestRemembered)
        {
            _previousLength = -1;
            return;
        }
        if (value.Length > _previous.Length)
        {
            _previous = new byte[value.Length * 2];
        }
        value.CopyTo(_previous);
        _previousLength = value.Length;
    }

    private static ReadOnlySpan<byte> TrimBlanks(ReadOnlySpan<byte> value) =>
        value.Length > 0 && (value[0] <= ' ' || value[^1] <= ' ') ? value.Trim(" \t\r\n"u8) : value;

    private double Share(long count) => Filled == 0 ? 0 : (double)count / Filled;
}
