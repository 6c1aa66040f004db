using System.Globalization;

namespace TechMart.Store.Audit;

/// <summary>Which entries of the audit log are wanted; what is null does not matter.</summary>
public sealed record AuditQuery
{
    /// <summary>From this moment (UTC).</summary>
    public DateTime? From { get; init; }

    /// <summary>Before this moment (UTC).</summary>
    public DateTime? To { get; init; }

    /// <summary>
    /// By whom: a name as in <see cref="AuditEntry.By"/>, or, where nobody of exactly this name is in the log, a part of one, whatever the case of its letters;
    /// empty = by nobody signed in.
    /// </summary>
    public string? By { get; init; }

    /// <summary>What was done, or tried.</summary>
    public AuditAction? Action { get; init; }

    /// <summary>How it went.</summary>
    public AuditOutcome? Outcome { get; init; }

    /// <summary>
    /// A part of who, on what, filter, or from where; whatever the case of its letters. (The embedded database knows the case of ASCII letters only.)
    /// </summary>
    public string? Text { get; init; }
}

/// <summary>A place in the audit log: beside the entry that has this time and id.</summary>
/// <param name="At">The entry's time (UTC).</param>
/// <param name="Id">The entry's id.</param>
public sealed record AuditPlace(DateTime At, long Id)
{
    /// <summary>The place of an entry.</summary>
    public static AuditPlace Of(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new AuditPlace(entry.At, entry.Id);
    }

    /// <summary>Reads what <see cref="ToString"/> writes; null where it is nothing of the kind.</summary>
    public static AuditPlace? Parse(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new AuditPlace(new DateTime(at, DateTimeKind.Utc), number)
            : null;

    /// <summary>As an address writes it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.Ticks}-{Id}");
}

/// <summary>A page of the audit log.</summary>
/// <param name="Entries">The entries, newest first.</param>
/// <param name="Count">How many there are in all, or <see cref="CountLimit"/> where there are more.</param>
/// <param name="Newer">The newer page begins before this place; null on the newest.</param>
/// <param name="Older">The older page begins after this place; null on the oldest.</param>
public sealed record AuditListing(IReadOnlyList<AuditEntry> Entries, int Count, AuditPlace? Newer, AuditPlace? Older)
{
    /// <summary>Counting ends here: what a person wants to know is whether there are few or many.</summary>
    public const int CountLimit = 10_000;

    /// <summary>Whether there are more than <see cref="Count"/>.</summary>
    public bool IsMore { get; init; }
}

/// <summary>Entries to be written into a file.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Entries">The entries, newest first, read as they are taken.</param>
public sealed record AuditExport(long Count, IAsyncEnumerable<AuditEntry> Entries);
