using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Accounts;

/// <summary>A setting that the administrator changed. What is not here has its default.</summary>
public sealed class StoredSetting
{
    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>Its value as text.</summary>
    public required string Value { get; set; }
}

internal sealed class StoredSettingConfiguration : IEntityTypeConfiguration<StoredSetting>
{
    public void Configure(EntityTypeBuilder<StoredSetting> builder)
    {
        builder.ToTable("settings");
        builder.HasKey(setting => setting.Name);
        builder.Property(setting => setting.Name).HasMaxLength(100);
        builder.Property(setting => setting.Value).HasMaxLength(2000);
    }
}
