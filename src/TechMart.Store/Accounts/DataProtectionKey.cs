using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Accounts;

/// <summary>A key that protects cookies and forms. In the store, so that restarts and several replicas keep people signed in.</summary>
public sealed class DataProtectionKey
{
    /// <summary>Id.</summary>
    public int Id { get; set; }

    /// <summary>What the framework calls it.</summary>
    public required string Name { get; set; }

    /// <summary>The key, as the framework writes it.</summary>
    public required string Xml { get; set; }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("data_protection_keys");
        builder.Property(key => key.Name).HasMaxLength(200);
        builder.HasIndex(key => key.Name).IsUnique();
    }
}
