namespace TechMart.Store.Accounts;

/// <summary>What a person is to the shop. Each role may do what the one before it may, and more. Kept in the store by name.</summary>
public enum Role
{
    /// <summary>Browses.</summary>
    Marketing,

    /// <summary>Browses and downloads.</summary>
    Manager,

    /// <summary>Browses, downloads, uploads, undoes imports and manages data sets.</summary>
    Analyst,

    /// <summary>All that, and people, audit and settings.</summary>
    Administrator,
}

/// <summary>Something that not everybody may do.</summary>
public enum Permission
{
    /// <summary>See pages about sales.</summary>
    Browse,

    /// <summary>Take lists and tables out as files.</summary>
    Download,

    /// <summary>Upload files, undo imports, make, change and delete data sets.</summary>
    Import,

    /// <summary>Invite people, change their roles, read the audit log, change settings.</summary>
    ManagePeople,
}

/// <summary>Which role may do what: the only place that says so.</summary>
public static class Roles
{
    /// <summary>Whether a role includes a permission.</summary>
    public static bool Allows(this Role role, Permission permission) => permission switch
    {
        Permission.Browse => role >= Role.Marketing,
        Permission.Download => role >= Role.Manager,
        Permission.Import => role >= Role.Analyst,
        Permission.ManagePeople => role >= Role.Administrator,
        _ => false,
    };
}
