namespace TechMart.Store;

/// <summary>Something that the store refuses, in words that a person can act on.</summary>
public sealed class StoreException(StoreProblem problem, string? subject = null, Exception? cause = null)
    : Exception($"{problem}: {subject}", cause)
{
    /// <summary>What is wrong. Its sentence is in the resources under <c>Store_</c> and its name.</summary>
    public StoreProblem Problem { get; } = problem;

    /// <summary>The name or id concerned.</summary>
    public string? Subject { get; } = subject;

    /// <summary>Who else did what stands in the way; null where that is nobody, or not known.</summary>
    public string? Person { get; init; }
}

/// <summary>Kinds of <see cref="StoreException"/>.</summary>
public enum StoreProblem
{
    /// <summary>No data set of that name or id.</summary>
    UnknownDataset,

    /// <summary>A data set of that name exists.</summary>
    DatasetExists,

    /// <summary>The name is empty or too long.</summary>
    BadName,

    /// <summary>The currency is no ISO 4217 code.</summary>
    BadCurrency,

    /// <summary>The time zone has no IANA name known here.</summary>
    BadTimeZone,

    /// <summary>Several data sets: say which.</summary>
    DatasetNotNamed,

    /// <summary>There is no data set yet.</summary>
    NoDatasets,

    /// <summary>No import of that id.</summary>
    UnknownImport,

    /// <summary>The import was undone already or never finished.</summary>
    NotUndoable,

    /// <summary>Another import into the data set is under way.</summary>
    Busy,

    /// <summary>The database cannot be reached or written.</summary>
    Unavailable,

    /// <summary>The person may not do this.</summary>
    NotPermitted,

    /// <summary>No account of that id or address.</summary>
    UnknownAccount,

    /// <summary>An account of that address exists.</summary>
    AccountExists,

    /// <summary>Not an e-mail address.</summary>
    BadEmail,

    /// <summary>The password has fewer than 12 characters.</summary>
    PasswordTooShort,

    /// <summary>The password has more than 256 characters.</summary>
    PasswordTooLong,

    /// <summary>The password is one that is tried first: common, a pattern, or made of the person's address.</summary>
    PasswordTooCommon,

    /// <summary>It would leave nobody who can manage people.</summary>
    LastAdministrator,

    /// <summary>The person has accepted the invitation already.</summary>
    NotAnInvitation,

    /// <summary>The link was used, has expired, or was never made.</summary>
    LinkUsed,

    /// <summary>The account is disabled, so that a link would be of no use.</summary>
    AccountDisabled,

    /// <summary>Somebody changed the account at the same moment.</summary>
    AccountChanged,

    /// <summary>Copies are made of the embedded store only; a database server has programs of its own for it.</summary>
    NotEmbedded,

    /// <summary>The file is no copy of a store, or it is damaged.</summary>
    BadBackup,

    /// <summary>The copy was made by a newer version of the program.</summary>
    NewerBackup,

    /// <summary>The folder holds a store already.</summary>
    StoreExists,

    /// <summary>A program works with the store.</summary>
    StoreInUse,

    /// <summary>A segment of that name exists.</summary>
    SegmentExists,

    /// <summary>The name of a segment reads as something else in an address.</summary>
    SegmentNameReserved,

    /// <summary>No saved segment of that name.</summary>
    UnknownSegment,

    /// <summary>Somebody changed the segment meanwhile.</summary>
    SegmentChanged,

    /// <summary>Somebody changed the groups of products meanwhile.</summary>
    ProductGroupsChanged,

    /// <summary>The note is too long.</summary>
    NoteTooLong,

    /// <summary>The value of a setting is out of its bounds.</summary>
    BadSetting,
}
