namespace TechMart.Dashboard.Uploads;

/// <summary>Why an upload was not taken. Each has a sentence in the texts of the Data page under <c>Upload_</c> and its name.</summary>
public enum UploadProblem
{
    /// <summary>Larger than the limit.</summary>
    TooLarge,

    /// <summary>No space left on the disk.</summary>
    DiskFull,

    /// <summary>Too many at once, or too many within a minute.</summary>
    TooMany,

    /// <summary>Nobody is signed in, or not any longer.</summary>
    SignedOut,

    /// <summary>The person's role does not include it.</summary>
    NotPermitted,

    /// <summary>It is another person's.</summary>
    NotYours,

    /// <summary>The page's token is missing or out of date.</summary>
    StaleToken,

    /// <summary>The connection ended before the file did.</summary>
    CutOff,

    /// <summary>The folder cannot be written.</summary>
    NotWritable,

    /// <summary>The person's uploads that are under way or being imported leave no room for it.</summary>
    YourShare,

    /// <summary>All uploads together leave no room for it.</summary>
    EverybodysShare,

    /// <summary>It waited too long to be imported, or made room for newer ones of the same person.</summary>
    Expired,
}

/// <summary>An upload that was not taken; nothing of it is left on the disk.</summary>
public sealed class UploadException(UploadProblem problem, Exception? cause = null) : Exception(problem.ToString(), cause)
{
    /// <summary>Why.</summary>
    public UploadProblem Problem { get; } = problem;
}
