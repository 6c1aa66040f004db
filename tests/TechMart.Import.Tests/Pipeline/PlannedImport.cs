using System.Globalization;
using System.Text;
using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;

namespace TechMart.Import.Tests.Pipeline;

/// <summary>
/// Imports a small file by a plan made by hand, so that cleaning is tested without detection. The header's names are the
/// names of roles (<c>customer,timestamp,…</c>); other columns are not used, <c>attribute:NAME</c> is one.
/// </summary>
internal sealed class PlannedImport(string csv)
{
    public static DateOnly Today { get; } = new(2024, 6, 30);

    public CleaningRules Rules { get; init; } = new();

    public FileKind Kind { get; init; }

    public TotalRelation? Relation { get; init; }

    public string DateFormat { get; init; } = "yyyy-MM-dd[ HH:mm[:ss]]";

    public char Decimal { get; init; } = '.';

    public Dialect Dialect { get; init; } = new();

    public Encoding Encoding { get; init; } = new UTF8Encoding(false);

    public SalesVocabulary Vocabulary { get; init; } = new();

    public SalesTable? Existing { get; init; }

    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    public CollectingSink Sink { get; } = new();

    public ImportContext Context => new() { Today = Today, Vocabulary = Vocabulary, Existing = Existing, TimeZone = TimeZone };

    public async Task<ImportReport> RunAsync()
    {
        using var file = new TemporaryFile(Encoding.GetBytes(csv));
        return await SalesFileImport.RunAsync(SourceFile.Open(file.Path), Inspection(), Context, Sink);
    }

    public async Task<(SalesTable Table, ImportReport Report)> LoadAsync()
    {
        using var file = new TemporaryFile(Encoding.GetBytes(csv));
        return await SalesFileImport.LoadAsync(SourceFile.Open(file.Path), Inspection(), Context);
    }

    public FileInspection Inspection()
    {
        var rows = csv.Split('\n').Select(line => line.TrimEnd('\r').Split(Dialect.Delimiter)).ToArray();
        var header = rows[0];
        var body = rows[1..].Where(row => row.Length == header.Length).ToArray();
        var mapping = header.Select(Mapped).Where(column => column.Role != ColumnRole.None).ToArray();
        bool Has(ColumnRole role) => mapping.Any(column => column.Role == role);
        return new FileInspection
        {
            FileName = "sales.csv",
            Bytes = csv.Length,
            ContentHash = "",
            Dialect = Dialect,
            EncodingConfidence = 1,
            Rows = body.Length,
            Columns = [.. header.Select((name, index) => new ColumnInspection
            {
                Index = index,
                Name = name,
                Role = ColumnRole.None,
                Confidence = 1,
                Empty = body.Count(row => row[index].Length == 0),
                Numbers = body.Count(row => decimal.TryParse(row[index], NumberStyles.Float, CultureInfo.InvariantCulture, out _)),
                Dates = 0,
                Distinct = 0,
                DateFormats = [],
                Examples = [],
            })],
            Preview = [],
            Problems = [],
            Plan = new ImportPlan
            {
                Kind = Kind,
                Dialect = Dialect,
                Columns = header,
                Mapping = mapping,
                DateFormat = Has(ColumnRole.Timestamp) ? DateFormat : null,
                SignupFormat = Has(ColumnRole.Signup) ? DateFormat : null,
                Decimal = Decimal,
                Total = new(Relation ?? (Has(ColumnRole.Total) ? TotalRelation.TotalOnly : TotalRelation.PriceTimesQuantity), 0, 0),
                Cleaning = Rules,
            },
        };
    }

    private static MappedColumn Mapped(string name, int index) =>
        name.StartsWith("attribute:", StringComparison.Ordinal) ? new(index, name, ColumnRole.Attribute, name["attribute:".Length..])
        : Enum.TryParse<ColumnRole>(name, ignoreCase: true, out var role) ? new(index, name, role)
        : new(index, name, ColumnRole.None);
}
