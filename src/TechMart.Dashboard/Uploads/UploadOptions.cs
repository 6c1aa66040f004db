namespace TechMart.Dashboard.Uploads;

/// <summary>Where uploads lie and how much of them is taken.</summary>
public sealed record UploadOptions
{
    /// <summary>Folder of the uploads under way; made when needed, readable by this program's user only.</summary>
    public required string Folder { get; init; }

    /// <summary>Most bytes of one upload.</summary>
    public required long MaxBytes { get; init; }

    /// <summary>Most bytes of one person's uploads that are under way or wait to be imported.</summary>
    public long MaxWaitingBytesOfAPerson { get; init; } = long.MaxValue;

    /// <summary>Most bytes of all uploads that are under way or wait to be imported.</summary>
    public long MaxWaitingBytes { get; init; } = long.MaxValue;

    /// <summary>Most uploads at the same time, of all people together.</summary>
    public int MaxAtOnce { get; init; } = 4;

    /// <summary>Most uploads that one address may begin within a minute.</summary>
    public int MaxPerMinute { get; init; } = 30;

    /// <summary>How long after it was last used a file that nobody imported is removed.</summary>
    public TimeSpan Forget { get; init; } = TimeSpan.FromDays(1);
}
