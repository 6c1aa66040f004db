using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Accounts;

/// <summary>A person who may sign in. The e-mail address is the user name.</summary>
public sealed class Account : IdentityUser<int>
{
    /// <summary>What the person may do.</summary>
    public Role Role { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Since when the person may not sign in; null = may.</summary>
    public DateTime? DisabledAt { get; set; }

    /// <summary>When the person last signed in.</summary>
    public DateTime? LastSignInAt { get; set; }

    /// <summary>The time step of the second factor's last code that was accepted: neither it nor an earlier one is accepted again.</summary>
    public long SecondFactorStep { get; set; }

    /// <summary>Whether this is the demo's administrator, who signs in by the link that the program prints.</summary>
    public bool IsDemo { get; set; }
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        // Addresses are unique: Identity checks it, the index makes it true for two requests at once.
        builder.HasIndex(account => account.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
    }
}
