namespace TechMart.Store.Audit;

/// <summary>What people do that is kept. Stored by name: a name, once used, stays.</summary>
public enum AuditAction
{
    /// <summary>Signed in.</summary>
    SignIn,

    /// <summary>Signed out.</summary>
    SignOut,

    /// <summary>The account was locked for a while after too many wrong passwords.</summary>
    Lockout,

    /// <summary>A person changed their own password, or chose one by a link.</summary>
    PasswordChange,

    /// <summary>The second factor was switched on.</summary>
    SecondFactorOn,

    /// <summary>The second factor was switched off.</summary>
    SecondFactorOff,

    /// <summary>New recovery codes were made.</summary>
    RecoveryCodes,

    /// <summary>An account was made: the first administrator, an invited person, somebody of the identity provider.</summary>
    AccountCreate,

    /// <summary>A person got another role.</summary>
    RoleChange,

    /// <summary>A person may not sign in any longer.</summary>
    AccountDisable,

    /// <summary>A person may sign in again.</summary>
    AccountEnable,

    /// <summary>An invitation that was never accepted was taken back.</summary>
    AccountRemove,

    /// <summary>A person was signed out on every device.</summary>
    SignOutEverywhere,

    /// <summary>A link for a new password was made.</summary>
    PasswordLink,

    /// <summary>A file was uploaded, to be looked at.</summary>
    Upload,

    /// <summary>A file was imported.</summary>
    Import,

    /// <summary>An import was undone.</summary>
    ImportUndo,

    /// <summary>A data set was made.</summary>
    DatasetCreate,

    /// <summary>A data set got another name, currency or time zone.</summary>
    DatasetChange,

    /// <summary>A data set was deleted.</summary>
    DatasetDelete,

    /// <summary>A segment was saved.</summary>
    SegmentSave,

    /// <summary>A saved segment got another name, note or definition.</summary>
    SegmentChange,

    /// <summary>A saved segment was deleted.</summary>
    SegmentDelete,

    /// <summary>Groups of products were renamed, merged or filled otherwise.</summary>
    ProductGroupsChange,

    /// <summary>Groups of products were set back to those derived from names.</summary>
    ProductGroupsReset,

    /// <summary>Data were taken out as a file.</summary>
    Export,

    /// <summary>A setting was changed.</summary>
    SettingChange,

    /// <summary>A copy of the store was made.</summary>
    Backup,

    /// <summary>The store was put back from a copy.</summary>
    Restore,

    /// <summary>A page or an address was asked for.</summary>
    Visit,
}

/// <summary>How something went.</summary>
public enum AuditOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was tried and failed: a wrong password, a file that cannot be read.</summary>
    Failed,

    /// <summary>The person may not do it.</summary>
    Refused,

    /// <summary>It was begun, and ended by a person before it was done.</summary>
    Cancelled,
}
