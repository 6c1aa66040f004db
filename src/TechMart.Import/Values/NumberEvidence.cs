namespace TechMart.Import.Values;

/// <summary>
/// Finds out over a whole column whether its values are numbers and which decimal sign they have.
/// Feed every value to <see cref="Add"/>; not for several threads at once.
/// </summary>
public sealed class NumberEvidence
{
    /// <summary>Begins with no evidence.</summary>
    /// <param name="encoding">Encoding of the bytes, as in <see cref="NumberFormat(char, string)"/>.</param>
    public NumberEvidence(string encoding = "utf-8") => throw new NotImplementedException();

    /// <summary>Takes one value.</summary>
    public void Add(ReadOnlySpan<byte> text) => throw new NotImplementedException();

    /// <summary>Values seen, empty ones included.</summary>
    public long Values => throw new NotImplementedException();

    /// <summary>Values with nothing but blanks.</summary>
    public long Empty => throw new NotImplementedException();

    /// <summary>Values that are numbers with one decimal sign or the other.</summary>
    public long Numbers => throw new NotImplementedException();

    /// <summary>
    /// The decimal sign by the evidence; <c>.</c> where no value has a separator; null where the values can be read in two
    /// ways (<c>1,234</c>) and nothing decides, or where many values contradict each other.
    /// </summary>
    public char? DecimalSign => throw new NotImplementedException();

    /// <summary>A few values that can be read in two ways, or that contradict each other.</summary>
    public IReadOnlyList<string> AmbiguousExamples => throw new NotImplementedException();

    /// <summary>A few values that are no numbers.</summary>
    public IReadOnlyList<string> OtherExamples => throw new NotImplementedException();

    /// <summary>What the column holds when read with a decimal sign.</summary>
    public NumberTally With(char decimalSign) => throw new NotImplementedException();
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
