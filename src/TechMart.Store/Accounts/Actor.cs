namespace TechMart.Store.Accounts;

/// <summary>Who does something: every service that changes data or hands data out asks for one, checks it and writes it into the audit log.</summary>
/// <param name="Name">The person's e-mail address, or what stands for a person: the command line's user, the program itself.</param>
/// <param name="Role">What the person may do; null = nothing (nobody is signed in).</param>
/// <param name="From">The network address the request came from; null where there is none.</param>
/// <param name="AccountId">The person's account, where there is one.</param>
public sealed record Actor(string Name, Role? Role, string? From = null, int? AccountId = null)
{
    /// <summary>The program itself, at its start and in background work.</summary>
    public static Actor Program { get; } = new("TechMart", Accounts.Role.Administrator);

    /// <summary>Nobody signed in.</summary>
    /// <param name="from">Where the request came from.</param>
    public static Actor Anonymous(string? from) => new("", null, from);

    /// <summary>
    /// A user of this machine at the command line. Who can run it reaches the database's files or password anyway, so it may do everything;
    /// the audit log says who it was.
    /// </summary>
    /// <param name="user">The operating system's name of the user.</param>
    public static Actor CommandLine(string user) => new($"command line ({user})", Accounts.Role.Administrator);

    /// <summary>Whether two actions are of one person, from wherever they came and whatever the person's role was.</summary>
    public bool IsSameAs(Actor other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return AccountId == other.AccountId && (AccountId is not null || Name == other.Name);
    }

    /// <summary>Whether the person may do something.</summary>
    public bool May(Permission permission) => Role is { } role && role.Allows(permission);
}
