namespace TechMart.Store.Accounts;

/// <summary>What the administrator decides for everybody.</summary>
public sealed record AdministrationValues
{
    /// <summary>Shortest time that the audit log can be kept, in days.</summary>
    public const int LeastAuditDays = 30;

    /// <summary>Longest time that the audit log can be kept, in days.</summary>
    public const int MostAuditDays = 36_500;

    /// <summary>Longest time that a session can live without use, in days.</summary>
    public const int MostSessionDays = 365;

    /// <summary>What holds until the administrator decides otherwise.</summary>
    public static AdministrationValues Default { get; } = new();

    /// <summary>Who must sign in with a second factor.</summary>
    public SecondFactorRule SecondFactor { get; init; } = SecondFactorRule.Nobody;

    /// <summary>How long entries of the audit log are kept, in days.</summary>
    public int AuditDays { get; init; } = 730;

    /// <summary>After how many days without use a person is signed out who asked to stay signed in.</summary>
    public int SessionDays { get; init; } = 14;

    /// <summary>How long entries of the audit log are kept.</summary>
    public TimeSpan AuditKept => TimeSpan.FromDays(AuditDays);

    /// <summary>How long a session lives without use, for a person who asked to stay signed in.</summary>
    public TimeSpan SessionKept => TimeSpan.FromDays(SessionDays);

    /// <summary>Whether a person has to set up a second factor before anything else. Who signs in elsewhere shows one there, if any.</summary>
    public bool MustEnroll(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account is { PasswordHash: not null, TwoFactorEnabled: false } && RequiresSecondFactor(account.Role);
    }

    /// <summary>Whether people of a role must sign in with a second factor.</summary>
    public bool RequiresSecondFactor(Role role) => SecondFactor switch
    {
        SecondFactorRule.Everybody => true,
        SecondFactorRule.Administrators => role >= Role.Administrator,
        _ => false,
    };
}

/// <summary>Who must sign in with a second factor. Kept in the store by name.</summary>
public enum SecondFactorRule
{
    /// <summary>Nobody; whoever wants to may.</summary>
    Nobody,

    /// <summary>Those who manage people.</summary>
    Administrators,

    /// <summary>Everybody.</summary>
    Everybody,
}
