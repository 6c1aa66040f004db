namespace TechMart.Import.Inspection;

/// <summary>A column with what it was found, or chosen, to mean.</summary>
/// <param name="Column">The column.</param>
/// <param name="Role">What it means.</param>
/// <param name="Confidence">How sure, 0 to 1.</param>
/// <param name="Chosen">Whether a person said so.</param>
/// <param name="AttributeName">Name of a custom attribute.</param>
internal sealed record RoleOfColumn(ColumnProfile Column, ColumnRole Role, double Confidence, bool Chosen, string? AttributeName = null);

/// <summary>Which column has which role: each role at most one column, attributes apart.</summary>
internal sealed class RoleMap
{
    private readonly List<RoleOfColumn> _roles = [];

    /// <summary>What the person should know about how roles were decided.</summary>
    public List<ImportProblem> Notes { get; } = [];

    /// <summary>The columns that have a role, in the file's order.</summary>
    public IEnumerable<RoleOfColumn> All => _roles.OrderBy(role => role.Column.Index);

    /// <summary>What is known of a role.</summary>
    public RoleOfColumn? this[ColumnRole role] => _roles.Find(mapped => mapped.Role == role);

    /// <summary>Whether a role has a column.</summary>
    public bool Has(ColumnRole role) => this[role] is not null;

    /// <summary>What is known of a column.</summary>
    public RoleOfColumn? Of(ColumnProfile column) => _roles.Find(mapped => mapped.Column == column);

    /// <summary>Gives a column a role.</summary>
    public void Add(RoleOfColumn role) => _roles.Add(role);

    /// <summary>Takes a role from its column.</summary>
    public void Remove(RoleOfColumn role) => _roles.Remove(role);

    /// <summary>Puts one in the place of another.</summary>
    public void Replace(RoleOfColumn role, RoleOfColumn by) => _roles[_roles.IndexOf(role)] = by;
}
