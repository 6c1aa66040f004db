namespace TechMart.Import.Values;

/// <summary>
/// Finds out over a whole column in which format its dates are written.
/// Feed every value to <see cref="Add"/> (a few ten nanoseconds each); not for several threads at once.
/// </summary>
public sealed class DateFormatEvidence
{
    /// <summary>Begins with no evidence.</summary>
    /// <param name="encoding">Encoding of the bytes, as in <see cref="NumberFormat(char, string)"/>.</param>
    public DateFormatEvidence(string encoding = "utf-8") => throw new NotImplementedException();

    /// <summary>Takes one value.</summary>
    public void Add(ReadOnlySpan<byte> text) => throw new NotImplementedException();

    /// <summary>Values seen, empty ones included.</summary>
    public long Values => throw new NotImplementedException();

    /// <summary>Values with nothing but blanks.</summary>
    public long Empty => throw new NotImplementedException();

    /// <summary>Values that are a date in at least one format; impossible dates (30 February) are not.</summary>
    public long Dates => throw new NotImplementedException();

    /// <summary>
    /// Patterns (for <see cref="DateFormat.TryCreate"/>) that fit every value that is a date at all, best first.
    /// None: the column has no dates, or they are written in several formats (<see cref="Partition"/>).
    /// Two or more: the data cannot tell, a person must choose (<see cref="Undecided"/>).
    /// </summary>
    public IReadOnlyList<string> Formats => throw new NotImplementedException();

    /// <summary>Whether more than one of <see cref="Formats"/> fits and they give different dates (day and month can be exchanged).</summary>
    public bool Undecided => throw new NotImplementedException();

    /// <summary>
    /// The values sorted into as few formats as possible, the largest first; one entry where a single format fits all.
    /// </summary>
    public IReadOnlyList<DateFormatShare> Partition => throw new NotImplementedException();

    /// <summary>A few values that are no date in any known format.</summary>
    public IReadOnlyList<string> OtherExamples => throw new NotImplementedException();

    /// <summary>A few different values that are dates.</summary>
    public IReadOnlyList<string> Examples => throw new NotImplementedException();
}

/// <summary>The values of a column that one format fits.</summary>
/// <param name="Format">The pattern.</param>
/// <param name="Count">How many values, those of larger entries left out.</param>
/// <param name="Example">One of them.</param>
public sealed record DateFormatShare(string Format, long Count, string Example);
