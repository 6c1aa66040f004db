using System.Globalization;
using System.Text.Json;
using static TechMart.Import.Inspection.ColumnRole;

namespace TechMart.Import.Inspection;

/// <summary>The roles that a person chose (<see cref="InspectionSettings.Roles"/>), read against a file's columns.</summary>
internal sealed class RoleChoices
{
    private const string AttributePrefix = "attribute:";

    private static readonly Dictionary<string, ColumnRole> ByName = Enum.GetValues<ColumnRole>()
        .Where(role => role is not (None or ColumnRole.Attribute))
        .ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);

    private readonly List<(ColumnRole Role, ColumnProfile Column, string? Attribute)> _chosen = [];
    private readonly HashSet<ColumnRole> _unmapped = [];
    private readonly HashSet<string> _unmappedAttributes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ImportProblem> _problems = [];

    /// <summary>Columns with their roles.</summary>
    public IReadOnlyList<(ColumnRole Role, ColumnProfile Column, string? Attribute)> Chosen => _chosen;

    /// <summary>Roles that no column shall have.</summary>
    public IReadOnlySet<ColumnRole> Unmapped => _unmapped;

    /// <summary>Attributes that shall not be taken.</summary>
    public IReadOnlySet<string> UnmappedAttributes => _unmappedAttributes;

    /// <summary>Choices that make no sense.</summary>
    public IReadOnlyList<ImportProblem> Problems => _problems;

    /// <summary>A role's name on the command line and in stored mappings.</summary>
    public static string NameOf(ColumnRole role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    /// <summary>Reads the choices.</summary>
    public static RoleChoices Read(IReadOnlyDictionary<string, string> roles, IReadOnlyList<ColumnProfile> columns)
    {
        var choices = new RoleChoices();
        foreach (var (name, column) in roles)
        {
            choices.Read(name.Trim(), column.Trim(), columns);
        }
        return choices;
    }

    private void Read(string name, string columnName, IReadOnlyList<ColumnProfile> columns)
    {
        var attribute = name.StartsWith(AttributePrefix, StringComparison.OrdinalIgnoreCase) ? name[AttributePrefix.Length..].Trim() : null;
        var role = attribute is { Length: > 0 } ? ColumnRole.Attribute : ByName.GetValueOrDefault(name);
        if (role == None)
        {
            _problems.Add(ImportProblem.Of(ProblemCode.BadSetting, blocking: true, ("setting", "role"), ("value", name)));
        }
        else if (columnName.Length > 0)
        {
            if (Find(columnName, columns) is { } column)
            {
                _chosen.Add((role, column, attribute));
            }
            else
            {
                _problems.Add(ImportProblem.Of(ProblemCode.UnknownColumn, blocking: true, ("role", name), ("column", columnName)));
            }
        }
        else if (attribute is not null)
        {
            _unmappedAttributes.Add(attribute);
        }
        else
        {
            _unmapped.Add(role);
        }
    }

    private static ColumnProfile? Find(string name, IReadOnlyList<ColumnProfile> columns) =>
        columns.FirstOrDefault(column => column.Name == name)
        ?? columns.FirstOrDefault(column => column.Name.Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= columns.Count
            ? columns[number - 1]
            : null);
}
