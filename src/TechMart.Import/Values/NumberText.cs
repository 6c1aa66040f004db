namespace TechMart.Import.Values;

/// <summary>
/// The grammar of numbers in tables: sign, currency, digits in groups, decimals, exponent, currency, trailing sign,
/// or all of it in parentheses for a negative.
/// </summary>
internal ref struct NumberText
{
    /// <summary>Significant digits from which trailing digits can be noise of binary floating point.</summary>
    private const int NoiseDigits = 15;

    /// <summary>Digits at the end that noise makes arbitrary.</summary>
    private const int NoisyTail = 2;

    private const int Scale = 4;

    private readonly char _decimalSign;
    private ReadOnlySpan<char> _rest;
    private bool _negative;
    private bool _signed;

    private NumberText(ReadOnlySpan<char> text, char decimalSign)
    {
        _rest = text;
        _decimalSign = decimalSign;
    }

    /// <summary>Reads a number into ten-thousandths, rounded half away from zero.</summary>
    public static NumberStatus Parse(ReadOnlySpan<char> text, char decimalSign, out long tenThousandths, out bool rounded)
    {
        tenThousandths = 0;
        rounded = false;
        text = text.Trim();
        return text.IsEmpty ? NumberStatus.Empty : new NumberText(text, decimalSign).Read(out tenThousandths, out rounded);
    }

    private NumberStatus Read(out long tenThousandths, out bool rounded)
    {
        tenThousandths = 0;
        rounded = false;
        Span<byte> digits = stackalloc byte[NumberFormat.MaxBytes];
        if (_rest.Length > 2 && _rest[0] == '(' && _rest[^1] == ')')
        {
            (_negative, _signed) = (true, true);
            _rest = _rest[1..^1].Trim();
        }
        var currency = TakeSign() && TakeCurrency();
        currency = currency || TakeCurrency();
        if (currency)
        {
            TakeSign();
        }
        if (!TakeDigits(digits, out var count, out var decimals) || !TakeExponent(out var exponent))
        {
            return NumberStatus.NotANumber;
        }
        _rest = _rest.TrimStart();
        if (!currency)
        {
            TakeCurrency();
        }
        if (_rest is ['-' or '\u2212'])
        {
            TakeSign();
        }
        return _rest.IsEmpty
            ? Assemble(digits[..count], exponent - decimals, out tenThousandths, out rounded)
            : NumberStatus.NotANumber;
    }

    private bool TakeSign()
    {
        if (_signed || _rest.IsEmpty || _rest[0] is not ('-' or '+' or '\u2212'))
        {
            return false;
        }
        _negative = _rest[0] != '+';
        _signed = true;
        _rest = _rest[1..].TrimStart();
        return true;
    }

    private bool TakeCurrency()
    {
        var length = Currencies.LengthAtStart(_rest);
        _rest = _rest[length..].TrimStart();
        return length > 0;
    }

    /// <summary>Takes digits with their groups and decimals.</summary>
    private bool TakeDigits(scoped Span<byte> digits, out int count, out int decimals)
    {
        count = 0;
        decimals = 0;
        var groups = new Groups();
        var position = 0;
        for (; position < _rest.Length; position++)
        {
            var character = _rest[position];
            if (char.IsAsciiDigit(character))
            {
                digits[count++] = (byte)(character - '0');
                groups.Digit(character);
            }
            else if (character == _decimalSign || position + 1 == _rest.Length || !char.IsAsciiDigit(_rest[position + 1]) || !groups.Separator(character))
            {
                break;
            }
        }
        if (!groups.Plausible)
        {
            return false;
        }
        if (position < _rest.Length && _rest[position] == _decimalSign)
        {
            for (position++; position < _rest.Length && char.IsAsciiDigit(_rest[position]); position++)
            {
                digits[count++] = (byte)(_rest[position] - '0');
                decimals++;
            }
        }
        _rest = _rest[position..];
        return count > 0;
    }

    private bool TakeExponent(out int exponent)
    {
        exponent = 0;
        if (_rest.IsEmpty || _rest[0] is not ('e' or 'E'))
        {
            return true;
        }
        var position = _rest.Length > 1 && _rest[1] is '+' or '-' ? 2 : 1;
        var first = position;
        for (; position < _rest.Length && position < first + 3 && char.IsAsciiDigit(_rest[position]); position++)
        {
            exponent = (exponent * 10) + _rest[position] - '0';
        }
        if (position == first)
        {
            exponent = 0;
            return Currencies.LengthAtStart(_rest) > 0;
        }
        exponent = _rest[1] == '-' ? -exponent : exponent;
        _rest = _rest[position..];
        return true;
    }

    private readonly NumberStatus Assemble(scoped ReadOnlySpan<byte> digits, int exponent, out long tenThousandths, out bool rounded)
    {
        tenThousandths = 0;
        rounded = false;
        digits = digits.TrimStart((byte)0);
        var kept = Math.Min(digits.Length, digits.Length + exponent + Scale);
        UInt128 value = 0;
        for (var index = 0; index < kept && value <= long.MaxValue; index++)
        {
            value = (value * 10) + digits[index];
        }
        for (var power = exponent + Scale; power > 0 && value != 0 && value <= long.MaxValue; power--)
        {
            value *= 10;
        }
        if (kept >= 0 && kept < digits.Length)
        {
            value += digits[kept] >= 5 ? 1u : 0u;
        }
        rounded = digits[Math.Max(kept, 0)..].ContainsAnyExcept((byte)0) && !IsNoise(digits, kept);
        if (value > long.MaxValue)
        {
            rounded = false;
            return NumberStatus.TooLarge;
        }
        tenThousandths = _negative ? -(long)value : (long)value;
        return NumberStatus.Number;
    }

    private static bool IsNoise(ReadOnlySpan<byte> digits, int kept)
    {
        if (digits.Length < NoiseDigits || kept < 0)
        {
            return false;
        }
        var lost = digits[kept..];
        var repeated = lost[..Math.Max(1, lost.Length - NoisyTail)];
        return lost[0] is 0 or 9 && !repeated.ContainsAnyExcept(lost[0]);
    }

    /// <summary>Checks that digits are grouped as numbers are: by three, or in the Indian way by two before the last three.</summary>
    private struct Groups
    {
        private char _separator;
        private char _first;
        private int _count;
        private int _firstLength;
        private int _length;
        private bool _byThree;
        private bool _byTwo;

        public readonly bool Plausible => _count == 0
            || (_first != '0' && _length == 3 && _firstLength <= 3 && (_byThree || (_byTwo && _firstLength <= 2 && _separator == ',')));

        public void Digit(char digit)
        {
            if (_count == 0 && _length == 0)
            {
                _first = digit;
            }
            _length++;
        }

        /// <summary>Takes what stands between two digits; false where it separates no groups.</summary>
        public bool Separator(char character)
        {
            // All blanks are one kind: an ordinary one, a no-break one and a narrow one look the same.
            var separator = char.IsWhiteSpace(character) ? ' ' : character;
            if (separator is not (',' or '.' or ' ' or '\'' or '\u2019') || (_count > 0 && separator != _separator) || _length == 0)
            {
                return false;
            }
            if (_count == 0)
            {
                (_separator, _firstLength, _byThree, _byTwo) = (separator, _length, true, true);
            }
            else
            {
                _byThree &= _length == 3;
                _byTwo &= _length == 2;
            }
            _count++;
            _length = 0;
            return true;
        }
    }
}
