using System.Text.Json;
using TechMart.Import.Inspection;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>Turns "this column means that", said by a person, into the settings of an inspection.</summary>
public static class RoleChoices
{
    private const string AttributePrefix = "attribute:";

    /// <summary>Name of a role as settings and the command line write it.</summary>
    public static string NameOf(ColumnRole role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    /// <summary>
    /// The settings after a column was given a role. What the column meant before is unmapped, so that it is not detected anew;
    /// another column that had the role loses it.
    /// </summary>
    public static InspectionSettings Choose(
        InspectionSettings settings, ColumnInspection column, ColumnRole role, string? attributeName = null)
    {
        var roles = settings.Roles.Where(choice => choice.Value != column.Name).ToDictionary(choice => choice.Key, choice => choice.Value, StringComparer.OrdinalIgnoreCase);
        if (column.Role != ColumnRole.None)
        {
            roles[Key(column.Role, column.AttributeName ?? column.Name)] = "";
        }
        if (role != ColumnRole.None)
        {
            var name = string.IsNullOrWhiteSpace(attributeName) ? column.Name : attributeName.Trim();
            roles[Key(role, name)] = column.Name;
        }
        return settings with { Roles = roles };
    }

    private static string Key(ColumnRole role, string attributeName) =>
        role == ColumnRole.Attribute ? AttributePrefix + attributeName : NameOf(role);
}
