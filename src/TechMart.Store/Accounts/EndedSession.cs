using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Accounts;

/// <summary>A session that its person ended. What it was kept in, a cookie, may still be somewhere; it is refused as long as it could be good.</summary>
public sealed class EndedSession
{
    /// <summary>The session's id, as it stands in its cookie.</summary>
    public required string Id { get; set; }

    /// <summary>Whose it was.</summary>
    public int AccountId { get; set; }

    /// <summary>When no cookie of it can be good any more, so that it may be forgotten.</summary>
    public DateTime Until { get; set; }
}

internal sealed class EndedSessionConfiguration : IEntityTypeConfiguration<EndedSession>
{
    public void Configure(EntityTypeBuilder<EndedSession> builder)
    {
        builder.Property(session => session.Id).HasMaxLength(64);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(session => session.Until);
    }
}
