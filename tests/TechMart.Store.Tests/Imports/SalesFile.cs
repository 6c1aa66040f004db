using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TechMart.Analytics.Sales;
using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Store.Imports;
using TechMart.Store.Tests.Accounts;

namespace TechMart.Store.Tests.Imports;

/// <summary>A CSV file on disk with what its inspection would say, so that these tests rest on no detection.</summary>
public sealed class SalesFile : IDisposable
{
    private const string Header = "customer,timestamp,order,product,productName,category,price,quantity,total,country,gender";

    private readonly string _path;
    private readonly string[] _columns;

    private SalesFile(string content, string name, Dialect? dialect = null)
    {
        Dialect = dialect ?? new Dialect();
        _columns = content.Split('\n')[0].Split(Dialect.Delimiter);
        _path = Path.Combine(Directory.CreateTempSubdirectory("techmart-file-").FullName, name);
        var text = Dialect.HasHeader ? content : content[(content.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        File.WriteAllText(_path, (Dialect.ByteOrderMark > 0 ? "\uFEFF" : "") + text, TextEncodings.Get(Dialect.Encoding));
    }

    private Dialect Dialect { get; }

    private FileKind Kind { get; init; } = FileKind.Sales;

    private CleaningRules Cleaning { get; init; } = new();

    /// <summary>Lines of a made-up shop. Files with the same seed are equal; customers and products are shared between seeds.</summary>
    public static SalesFile Random(int seed, int lines, int firstDay = 0) => new(Lines(seed, lines, firstDay), $"sales-{seed}.csv");

    public static SalesFile Random(int seed, int lines, CleaningRules cleaning) => new(Lines(seed, lines, 0), $"sales-{seed}.csv") { Cleaning = cleaning };

    /// <summary>Lines as given, below the header.</summary>
    public static SalesFile Of(params string[] lines) => new(Header + "\n" + string.Join('\n', lines) + "\n", "sales.csv");

    /// <summary>Lines as given in another dialect; the header names the roles.</summary>
    public static SalesFile In(Dialect dialect, string header, params string[] lines) => new(header + "\n" + string.Join('\n', lines) + "\n", "sales.csv", dialect);

    /// <summary>An attribute table; the header names the roles.</summary>
    public static SalesFile Attributes(FileKind kind, string header, params string[] lines) =>
        new(header + "\n" + string.Join('\n', lines) + "\n", kind + ".csv") { Kind = kind };

    public ImportRequest Request(int datasetId, bool allowSameFile = false) =>
        new(datasetId, SourceFile.Open(_path), Inspection(), new InspectionSettings { DateFormat = "yyyy-MM-dd HH:mm:ss", Cleaning = Cleaning }, People.Ada, allowSameFile);

    /// <summary>What the import must amount to: the files read straight into columns.</summary>
    public static async Task<SalesTable> LoadAsync(params SalesFile[] files)
    {
        var vocabulary = new SalesVocabulary();
        var builder = new SalesTableBuilder(hasTime: true);
        foreach (var file in files)
        {
            var request = file.Request(0);
            var context = new ImportContext { Vocabulary = vocabulary, Today = DateOnly.MaxValue };
            await SalesFileImport.RunAsync(request.File, request.Inspection, context, new ToBuilder(builder));
        }
        return builder.Build(vocabulary);
    }

    public void Append(string text) => File.AppendAllText(_path, text);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    private FileInspection Inspection()
    {
        var plan = new ImportPlan
        {
            Kind = Kind,
            Dialect = Dialect,
            Columns = _columns,
            Mapping = [.. _columns.Select((name, index) => new MappedColumn(index, name, Enum.Parse<ColumnRole>(name, ignoreCase: true)))],
            DateFormat = "yyyy-MM-dd HH:mm:ss",
            SignupFormat = "yyyy-MM-dd",
            Total = new TotalEvidence(TotalRelation.TotalIsProduct, 1, 1),
            Cleaning = Cleaning,
        };
        return new FileInspection
        {
            FileName = Path.GetFileName(_path),
            Bytes = new FileInfo(_path).Length,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_path))),
            Dialect = plan.Dialect,
            EncodingConfidence = 1,
            Rows = File.ReadLines(_path).Count() - (Dialect.HasHeader ? 1 : 0),
            Columns = [],
            Preview = [],
            Plan = plan,
            Problems = [],
        };
    }

    private static string Lines(int seed, int lines, int firstDay)
    {
        var random = new Random(seed);
        var text = new StringBuilder(Header).Append('\n');
        for (var i = 0; i < lines; i++)
        {
            var customer = random.Next(10) == 0 ? "" : $"c{random.Next(40) + (seed % 7 * 10)}";
            var time = new DateTime(2024, 1, 1, 8, 0, 0).AddDays(firstDay + random.Next(90)).AddMinutes(random.Next(600));
            var product = random.Next(30) + (seed % 5 * 7);
            var price = 100 + random.Next(2000);
            var quantity = random.Next(12) == 0 ? -1 - random.Next(3) : 1 + random.Next(9);
            text.Append(CultureInfo.InvariantCulture, $"{customer},{time:yyyy-MM-dd HH:mm:ss},o{seed}-{i / 3},p{product},\"Name {product}, {random.Next(3)}\"")
                .Append(CultureInfo.InvariantCulture, $",cat {product % 6},{price / 100m},{quantity},{price * quantity / 100m},")
                .Append(random.Next(8) switch { 0 => "", var country => $"land {country}" })
                .Append(',').Append(random.Next(3) switch { 0 => "", 1 => "f", _ => "m" })
                .Append('\n');
        }
        return text.ToString();
    }

    private sealed class ToBuilder(SalesTableBuilder builder) : IImportSink
    {
        public ValueTask AcceptAsync(SalesBatch batch, CancellationToken cancellation)
        {
            builder.Add(batch);
            return ValueTask.CompletedTask;
        }

        public ValueTask RejectAsync(IReadOnlyList<RejectedRow> rows, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
