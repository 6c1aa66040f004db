using System.Text;
using TechMart.Import.Reading;

namespace TechMart.Import.Values;

/// <summary>
/// Finds out over a whole column in which format its dates are written.
/// Feed every value to <see cref="Add"/> (some hundred nanoseconds each); not for several threads at once.
/// </summary>
public sealed class DateFormatEvidence
{
    private readonly Encoding _encoding;
    private readonly MonthNames _months;
    private readonly Dictionary<string, DateGroup> _groups = [];
    private readonly Dictionary<string, DateGroup>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly ExampleTexts _other;
    private readonly ExampleTexts _examples;
    private readonly byte[] _lastText = new byte[DateSkeleton.MaxBytes];
    private int _lastLength;
    private DateGroup? _lastGroup;

    /// <summary>Begins with no evidence.</summary>
    /// <param name="encoding">Encoding of the bytes, as in <see cref="NumberFormat(char, string)"/>.</param>
    public DateFormatEvidence(string encoding = "utf-8")
    {
        _encoding = TextEncodings.Get(TextEncodings.OfFields(encoding));
        (_other, _examples) = (new ExampleTexts(_encoding), new ExampleTexts(_encoding));
        _months = MonthNames.In(encoding);
        _lookup = _groups.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Takes one value.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        Values++;
        text = text.Trim(" \t"u8);
        if (text.IsEmpty)
        {
            Empty++;
            return;
        }
        // The lines of an order follow each other with the same time.
        if (_lastGroup is not null && text.SequenceEqual(_lastText.AsSpan(0, _lastLength)))
        {
            _lastGroup.AddAgain();
            Dates++;
            return;
        }
        Span<char> form = stackalloc char[DateSkeleton.MaxBytes];
        _lastGroup = DateSkeleton.TryFind(text, _months, form, out var skeleton) ? Group(skeleton) : null;
        if (_lastGroup?.Add(skeleton, text, _encoding) != true)
        {
            Impossible += _lastGroup is null ? 0 : 1;
            _lastGroup = null;
            _other.Add(text);
            return;
        }
        text.CopyTo(_lastText);
        _lastLength = text.Length;
        Dates++;
        _examples.Add(text);
    }

    /// <summary>Values seen, empty ones included.</summary>
    public long Values { get; private set; }

    /// <summary>Values with nothing but blanks.</summary>
    public long Empty { get; private set; }

    /// <summary>Values that are a date in at least one format; impossible dates (30 February) are not.</summary>
    public long Dates { get; private set; }

    /// <summary>Values in the shape of a date that is none in any format (30 February, a 13th month in <c>2025-13-07</c>).</summary>
    public long Impossible { get; private set; }

    /// <summary>Whether all dates are digits only (<c>20180105</c>, Unix times, Excel's days), so that they could be other numbers as well.</summary>
    public bool Numeric => Dates > 0 && _groups.Values.All(group => group.IsDigits || group.Count == 0);

    /// <summary>
    /// Patterns (for <see cref="DateFormat.TryCreate"/>) that fit every value that is a date at all, best first.
    /// None: the column has no dates, or they are written in several formats (<see cref="Partition"/>).
    /// Two or more: the data cannot tell, a person must choose (<see cref="Undecided"/>).
    /// </summary>
    public IReadOnlyList<string> Formats => Partition is [var only] ? [only.Format, .. only.Alternatives] : [];

    /// <summary>Whether the largest entry of <see cref="Partition"/> can be read in two ways (day and month can be exchanged).</summary>
    public bool Undecided => Partition is [{ Alternatives.Count: > 0 }, ..];

    /// <summary>
    /// The values sorted into as few formats as possible, the largest first; one entry where a single format fits all.
    /// </summary>
    public IReadOnlyList<DateFormatShare> Partition => [.. Merged().SelectMany(group => group.Shares()).OrderByDescending(share => share.Count)];

    /// <summary>A few values that are no date in any known format.</summary>
    public IReadOnlyList<string> OtherExamples => _other.Texts;

    /// <summary>A few different values that are dates.</summary>
    public IReadOnlyList<string> Examples => _examples.Texts;

    private DateGroup Group(in DateSkeleton skeleton)
    {
        if (!_lookup.TryGetValue(skeleton.Form, out var group))
        {
            var form = skeleton.Form.ToString();
            group = new DateGroup(form[..skeleton.DateLength], form[skeleton.DateLength..], skeleton.Kinds);
            _groups.Add(form, group);
        }
        return group;
    }

    /// <summary>Dates without time join the largest group of the same form with time: one format with an optional time fits both.</summary>
    private List<DateGroup> Merged()
    {
        var groups = _groups.Values.Where(group => group.Count > 0).ToList();
        foreach (var dates in groups.Where(group => group.Time.Length == 0).ToList())
        {
            var timed = groups.Where(group => group.Time.Length > 0 && group.Date == dates.Date).MaxBy(group => group.Count);
            if (timed is not null)
            {
                groups.Remove(dates);
                groups.Remove(timed);
                groups.Add(timed.With(dates));
            }
        }
        return groups;
    }
}

/// <summary>The values of a column that one format fits.</summary>
/// <param name="Format">The pattern.</param>
/// <param name="Count">How many values, those of larger entries left out.</param>
/// <param name="Example">One of them.</param>
public sealed record DateFormatShare(string Format, long Count, string Example)
{
    /// <summary>Other patterns that fit these very values and give other dates.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];
}
