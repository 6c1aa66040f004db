using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Accounts;

/// <summary>What a one-time link is good for.</summary>
public enum LinkPurpose
{
    /// <summary>Makes the first administrator, while there is no account.</summary>
    FirstAdministrator,

    /// <summary>Signs in as administrator of the demo.</summary>
    Demo,

    /// <summary>Lets an invited person choose a password.</summary>
    Invitation,

    /// <summary>Lets a person choose a new password.</summary>
    NewPassword,
}

/// <summary>A link that works once. The store keeps the hash of its token only: who reads the database cannot use it.</summary>
public sealed class OneTimeLink
{
    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>What it is good for.</summary>
    public LinkPurpose Purpose { get; set; }

    /// <summary>Whose it is; null before there is an account.</summary>
    public int? AccountId { get; set; }

    /// <summary>Until when it works.</summary>
    public DateTime ExpiresAt { get; set; }
}

internal sealed class OneTimeLinkConfiguration : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> builder)
    {
        builder.HasKey(link => link.Hash);
        builder.Property(link => link.Hash).HasMaxLength(64);
        builder.HasOne<Account>().WithMany().HasForeignKey(link => link.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
