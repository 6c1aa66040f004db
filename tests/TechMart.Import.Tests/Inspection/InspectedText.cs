using System.Globalization;
using System.Text;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;

namespace TechMart.Import.Tests.Inspections;

/// <summary>A table as a file on disk for the time of a test.</summary>
internal sealed class InspectedText : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"techmart-{Guid.NewGuid():N}.csv");

    public InspectedText(byte[] content)
    {
        System.IO.File.WriteAllBytes(_path, content);
        try
        {
            File = SourceFile.Open(_path);
        }
        catch
        {
            // Refused: then there is nobody to dispose of it.
            System.IO.File.Delete(_path);
            throw;
        }
    }

    public SourceFile File { get; }

    public static async Task<FileInspection> InspectAsync(string content, InspectionSettings? settings = null, Encoding? encoding = null)
    {
        using var text = new InspectedText((encoding ?? new UTF8Encoding(false)).GetBytes(content));
        return await FileInspector.InspectAsync(text.File, settings ?? new InspectionSettings(), new ReadLimits());
    }

    /// <summary>Writes a table: the header, then so many rows made from their number.</summary>
    public static string Table(string header, int rows, Func<int, FormattableString> row)
    {
        var text = new StringBuilder(header).Append('\n');
        for (var i = 0; i < rows; i++)
        {
            text.Append(row(i).ToString(CultureInfo.InvariantCulture)).Append('\n');
        }
        return text.ToString();
    }

    public void Dispose() => System.IO.File.Delete(_path);
}

internal static class InspectionQuestions
{
    /// <summary>The mapping as <c>role=column</c> in the order of the roles, attributes left out.</summary>
    public static string Roles(this FileInspection inspection) => string.Join(
        " ", inspection.Plan.Mapping.Where(column => column.Role != ColumnRole.Attribute).OrderBy(column => column.Role).Select(column => $"{column.Role}={column.Column}"));

    /// <summary>Names of the custom attributes in the file's order.</summary>
    public static string Attributes(this FileInspection inspection) => string.Join(
        ",", inspection.Plan.Mapping.Where(column => column.Role == ColumnRole.Attribute).Select(column => column.AttributeName));

    public static ImportProblem? Problem(this FileInspection inspection, ProblemCode code) => inspection.Problems.FirstOrDefault(problem => problem.Code == code);

    public static ColumnInspection Column(this FileInspection inspection, string name) => inspection.Columns.Single(column => column.Name == name);
}
