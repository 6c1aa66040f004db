namespace TechMart.Store.Accounts;

/// <summary>What is shown of an account.</summary>
/// <param name="Id">Id.</param>
/// <param name="Email">E-mail address, which is the user name.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="State">Where the account stands.</param>
/// <param name="HasSecondFactor">Whether a second factor is asked for.</param>
/// <param name="IsDemo">Whether it is the demo's administrator.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastSignInAt">When the person last signed in.</param>
public sealed record AccountInfo(
    int Id, string Email, Role Role, AccountState State, bool HasSecondFactor, bool IsDemo, DateTime CreatedAt, DateTime? LastSignInAt);

/// <summary>Where an account stands.</summary>
public enum AccountState
{
    /// <summary>The person has not chosen a password yet.</summary>
    Invited,

    /// <summary>The person may sign in.</summary>
    Active,

    /// <summary>Too many wrong passwords: nobody can sign in for a while.</summary>
    Locked,

    /// <summary>An administrator closed it.</summary>
    Disabled,
}

/// <summary>A link just made, to be handed to a person.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Purpose">What it is good for.</param>
/// <param name="Token">Its token; it cannot be shown again.</param>
/// <param name="ExpiresAt">Until when it works.</param>
public sealed record AccountLink(AccountInfo Account, LinkPurpose Purpose, string Token, DateTime ExpiresAt);
