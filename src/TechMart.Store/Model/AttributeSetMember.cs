using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>
/// One value in a combination of attributes. A sales line carries the combination's code (a "junk dimension"); set 0 is empty
/// and has no members.
/// </summary>
public sealed class AttributeSetMember
{
    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>Code of the combination.</summary>
    public int AttributeSetId { get; set; }

    /// <summary>The attribute.</summary>
    public int AttributeId { get; set; }

    /// <summary>Its value.</summary>
    public int ValueId { get; set; }
}

internal sealed class AttributeSetMemberConfiguration : IEntityTypeConfiguration<AttributeSetMember>
{
    public void Configure(EntityTypeBuilder<AttributeSetMember> builder) =>
        builder.HasKey(member => new { member.DatasetId, member.AttributeSetId, member.AttributeId });
}
