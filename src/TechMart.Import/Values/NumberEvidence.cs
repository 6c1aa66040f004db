using TechMart.Import.Reading;

namespace TechMart.Import.Values;

/// <summary>
/// Finds out over a whole column whether its values are numbers and which decimal sign they have.
/// Feed every value to <see cref="Add"/>; not for several threads at once.
/// </summary>
public sealed class NumberEvidence
{
    /// <summary>Share of the deciding values up to which those that contradict are taken for slips.</summary>
    private const double Slips = 0.05;

    private const long Thousand = 1_000 * 10_000L;

    private readonly NumberFormat _point;
    private readonly NumberFormat _comma;
    private readonly ExampleTexts _ambiguous;
    private readonly ExampleTexts _other;
    private NumberTally _withPoint;
    private NumberTally _withComma;
    private long _onlyPoint;
    private long _onlyComma;
    private long _pointEitherWay;
    private long _commaEitherWay;
    private long _plainBelowThousand;
    private long _plainFromThousand;

    /// <summary>Begins with no evidence.</summary>
    /// <param name="encoding">Encoding of the bytes, as in <see cref="NumberFormat(char, string)"/>.</param>
    public NumberEvidence(string encoding = "utf-8")
    {
        var text = TextEncodings.Get(TextEncodings.OfFields(encoding));
        (_ambiguous, _other) = (new ExampleTexts(text), new ExampleTexts(text));
        (_point, _comma) = (new NumberFormat('.', encoding), new NumberFormat(',', encoding));
    }

    /// <summary>Takes one value.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        Values++;
        var status = _point.Parse(text, out var value);
        if (text.IndexOfAny((byte)'.', (byte)',') < 0)
        {
            AddPlain(text, status, value);
            return;
        }
        var commaStatus = _comma.Parse(text, out var commaValue);
        _withPoint = Counted(_withPoint, status, value);
        _withComma = Counted(_withComma, commaStatus, commaValue);
        var (asPoint, asComma) = (IsNumber(status), IsNumber(commaStatus));
        if (!asPoint && !asComma)
        {
            _other.Add(text);
            return;
        }
        Numbers++;
        if (asPoint != asComma)
        {
            _onlyPoint += asPoint ? 1 : 0;
            _onlyComma += asComma ? 1 : 0;
            if (_onlyPoint > 0 && _onlyComma > 0)
            {
                _ambiguous.Add(text);
            }
        }
        else if (value != commaValue || status != commaStatus)
        {
            _pointEitherWay += text.Contains((byte)'.') ? 1 : 0;
            _commaEitherWay += text.Contains((byte)',') ? 1 : 0;
            _ambiguous.Add(text);
        }
    }

    /// <summary>Values seen, empty ones included.</summary>
    public long Values { get; private set; }

    /// <summary>Values with nothing but blanks.</summary>
    public long Empty { get; private set; }

    /// <summary>Values that are numbers with one decimal sign or the other.</summary>
    public long Numbers { get; private set; }

    /// <summary>
    /// The decimal sign by the evidence; <c>.</c> where no value has a separator; null where the values can be read in two
    /// ways (<c>1,234</c>) and nothing decides, or where many values contradict each other.
    /// </summary>
    public char? DecimalSign
    {
        get
        {
            if (_onlyPoint + _onlyComma > 0)
            {
                var minority = Math.Min(_onlyPoint, _onlyComma);
                return minority > Slips * (_onlyPoint + _onlyComma) ? null : _onlyPoint > _onlyComma ? '.' : ',';
            }
            if (_pointEitherWay + _commaEitherWay == 0)
            {
                return '.';
            }
            // Numbers below a thousand without, all others with a separator before three digits: it separates thousands.
            var thousands = _plainFromThousand == 0 && _plainBelowThousand > 0;
            return (thousands, _pointEitherWay, _commaEitherWay) switch
            {
                (true, 0, _) => '.',
                (true, _, 0) => ',',
                _ => null,
            };
        }
    }

    /// <summary>A few values that can be read in two ways, or that contradict each other.</summary>
    public IReadOnlyList<string> AmbiguousExamples => _ambiguous.Texts;

    /// <summary>A few values that are no numbers.</summary>
    public IReadOnlyList<string> OtherExamples => _other.Texts;

    /// <summary>What the column holds when read with a decimal sign.</summary>
    public NumberTally With(char decimalSign) => decimalSign == ',' ? _withComma : _withPoint;

    private void AddPlain(ReadOnlySpan<byte> text, NumberStatus status, long value)
    {
        switch (status)
        {
            case NumberStatus.Empty:
                Empty++;
                return;
            case NumberStatus.NotANumber:
                _other.Add(text);
                return;
            case NumberStatus.TooLarge:
                _plainFromThousand++;
                break;
            default:
                _plainBelowThousand += Math.Abs(value) < Thousand ? 1 : 0;
                _plainFromThousand += Math.Abs(value) < Thousand ? 0 : 1;
                break;
        }
        Numbers++;
        _withPoint = Counted(_withPoint, status, value);
        _withComma = Counted(_withComma, status, value);
    }

    private static NumberTally Counted(NumberTally tally, NumberStatus status, long value) => status switch
    {
        NumberStatus.Number => new NumberTally(
            tally.Numbers + 1,
            tally.Whole + (value % 10_000 == 0 ? 1 : 0),
            tally.Negative + (value < 0 ? 1 : 0),
            tally.Zero + (value == 0 ? 1 : 0),
            tally.TooLarge,
            tally.Numbers == 0 ? value : Math.Min(tally.Min, value),
            tally.Numbers == 0 ? value : Math.Max(tally.Max, value)),
        NumberStatus.TooLarge => tally with { TooLarge = tally.TooLarge + 1 },
        _ => tally,
    };

    private static bool IsNumber(NumberStatus status) => status is NumberStatus.Number or NumberStatus.TooLarge;
}

/// <summary>What a column of numbers holds, read with one decimal sign.</summary>
/// <param name="Numbers">Values that are numbers.</param>
/// <param name="Whole">Of these, whole numbers.</param>
/// <param name="Negative">Of these, below zero.</param>
/// <param name="Zero">Of these, zero.</param>
/// <param name="TooLarge">Values that are numbers too large to be kept; not in <paramref name="Numbers"/>.</param>
/// <param name="Min">Smallest, in ten-thousandths; 0 without numbers.</param>
/// <param name="Max">Largest, in ten-thousandths; 0 without numbers.</param>
public readonly record struct NumberTally(long Numbers, long Whole, long Negative, long Zero, long TooLarge, long Min, long Max);
