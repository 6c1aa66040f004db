namespace TechMart.Analytics.Customers.Segments;

/// <summary>What is wrong with a segment that somebody asks for or defines.</summary>
public enum SegmentProblem
{
    /// <summary>No segment has that name. Subject: the name.</summary>
    Unknown,

    /// <summary>A definition cannot be read. Subject: what stood there.</summary>
    Unreadable,

    /// <summary>A definition is longer than an address can hold.</summary>
    LinkTooLong,

    /// <summary>A segment is computed within itself. Subject: its name.</summary>
    Circular,

    /// <summary>More segments lie within each other than are allowed. Subject: the outermost.</summary>
    TooDeep,

    /// <summary>The table of segments has no such segment or cell. Subject: its name.</summary>
    NotInTable,

    /// <summary>The scoring cannot be used.</summary>
    BadScoring,

    /// <summary>The periods cannot be used.</summary>
    BadPeriods,

    /// <summary>There is no condition.</summary>
    NoConditions,

    /// <summary>There are more conditions than are allowed.</summary>
    TooManyConditions,

    /// <summary>A condition says nothing, or several things at once. Subject: its measure or attribute.</summary>
    BadCondition,

    /// <summary>A list holds nobody.</summary>
    NobodyListed,

    /// <summary>A list holds more customers, or longer ids, than are allowed.</summary>
    TooLong,
}

/// <summary>A segment cannot be found or made, in words that a person can act on.</summary>
/// <param name="problem">What is wrong. Its sentence is in the resources under <c>SegmentProblem_</c> and its name.</param>
/// <param name="subject">The name concerned; null where there is none.</param>
/// <param name="cause">What led to it.</param>
public sealed class SegmentException(SegmentProblem problem, string? subject = null, Exception? cause = null) : Exception($"{problem}: {subject}", cause)
{
    /// <summary>What is wrong.</summary>
    public SegmentProblem Problem { get; } = problem;

    /// <summary>The name concerned; null where there is none.</summary>
    public string? Subject { get; } = subject;
}
