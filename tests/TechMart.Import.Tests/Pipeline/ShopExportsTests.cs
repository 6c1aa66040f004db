using System.Globalization;
using System.Text;
using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;

namespace TechMart.Import.Tests.Pipeline;

/// <summary>Exports as shops write them, generated, detected and imported: every total is known.</summary>
public class ShopExportsTests
{
    private const int Rows = 500;

    [Fact]
    public async Task TechMartLayout_MapsByItself()
    {
        var (report, lines) = await ImportAsync(
            "Customer_ID,Timestamp,Product_Category,Product_Price,Quantity,Total_Spent",
            row => string.Create(CultureInfo.InvariantCulture, $"C{row % 90:0000},{Time(row):yyyy-MM-dd HH:mm:ss},{Category(row)},{Price(row)},{Pieces(row)},{Price(row) * Pieces(row)}"));

        Assert.Equal(TotalRelation.TotalIsProduct, report.Plan.Total.Relation);
        Assert.Equal((Rows, Sum(row => Price(row) * Pieces(row))), (report.RowsAccepted, report.Revenue));
        Assert.All(lines, line => Assert.True(line.Category >= 0 && line.Customer >= 0));
    }

    [Fact]
    public async Task PriceThatIsTheTotal_IsNotMultiplied()
    {
        var (report, _) = await ImportAsync(
            "customer_id,date,category,price,quantity,total",
            row => string.Create(CultureInfo.InvariantCulture, $"C{row % 90},{Time(row):yyyy-MM-dd},{Category(row)},{Price(row)},{Pieces(row)},{Price(row)}"));

        Assert.Equal(TotalRelation.PriceIsTotal, report.Plan.Total.Relation);
        Assert.Equal(Sum(Price), report.Revenue);
        Assert.Equal(Sum(Pieces), report.Units);
    }

    [Fact]
    public async Task CappedListPrice_GivesWayToThePaidTotal()
    {
        var (report, _) = await ImportAsync(
            "customer_id,date,category,price,quantity,total",
            row => string.Create(CultureInfo.InvariantCulture, $"C{row % 90},{Time(row):yyyy-MM-dd},{Category(row)},{Math.Min(40, Price(row))},{Pieces(row)},{Price(row) * Pieces(row) * 0.9m:0.00}"));

        Assert.Equal(Sum(row => decimal.Round(Price(row) * Pieces(row) * 0.9m, 2, MidpointRounding.AwayFromZero)), report.Revenue);
    }

    [Fact]
    public async Task GermanExport_WithDecimalCommasInWindows1252_IsRead()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var german = CultureInfo.GetCultureInfo("de-DE");
        var (report, _) = await ImportAsync(
            "Kunde;Datum;Artikel;Kategorie;Menge;Einzelpreis",
            row => string.Create(german, $"Müller {row % 50};{Time(row):dd.MM.yyyy HH:mm};Stück {row % 7};Küche;{Pieces(row)};{Price(row) * 100:#,##0.00}"),
            Encoding.GetEncoding(1252));

        Assert.Equal(("windows-1252", ';', ','), (report.Plan.Dialect.Encoding, report.Plan.Dialect.Delimiter, report.Plan.Decimal));
        Assert.Equal((Rows, Sum(row => Price(row) * 100 * Pieces(row))), (report.RowsAccepted, report.Revenue));
        Assert.Equal(Time(0).Date, report.From?.ToDateTime(default));
    }

    [Fact]
    public async Task CurrencySignsAndParentheses_AreAmounts()
    {
        var (report, _) = await ImportAsync(
            "customer,date,product,amount",
            row => string.Create(CultureInfo.InvariantCulture, $"C{row % 90},{Time(row):yyyy-MM-dd HH:mm},P{row},{(row % 10 == 0 ? $"({Price(row)})" : $"\"$ {Price(row) * 100:#,##0.00}\"")}"));

        Assert.Equal(Sum(row => row % 10 == 0 ? 0 : Price(row) * 100), report.GrossRevenue);
        Assert.Equal(Sum(row => row % 10 == 0 ? Price(row) : 0), report.Returns);
    }

    [Fact]
    public async Task TabsMonthNamesAndNa_AreRead()
    {
        var vocabulary = new SalesVocabulary();
        var (report, _) = await ImportAsync(
            "customer\torder date\tregion\tproduct\tquantity\tunit price",
            row => string.Create(CultureInfo.InvariantCulture, $"C{row % 90}\t{Time(row):dd-MMM-yy}\t{(row % 3 == 0 ? "NA" : "EMEA")}\tP{row}\t{Pieces(row)}\t{Price(row)}"),
            vocabulary: vocabulary);

        var sets = vocabulary.AttributeSets;
        Assert.Equal((Rows, Sum(row => Price(row) * Pieces(row))), (report.RowsAccepted, report.Revenue));
        Assert.Equal(["EMEA", "NA"], sets.Values(sets.IndexOf("region")).Texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CodePage437_IsRecognised()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var vocabulary = new SalesVocabulary();
        await ImportAsync(
            "customer,date,product,quantity,price",
            row => string.Create(CultureInfo.InvariantCulture, $"Jürgen Größe {row % 40},{Time(row):yyyy-MM-dd},Käse für Bäcker {row % 5},{Pieces(row)},{Price(row)}"),
            Encoding.GetEncoding(437),
            vocabulary);

        Assert.Contains("Jürgen Größe 3", vocabulary.Customers.Texts);
    }

    private static DateTime Time(int row) => new DateTime(2023, 1, 3, 8, 0, 0).AddHours(row * 17);

    private static decimal Price(int row) => 5 + (row * 37 % 91) + 0.25m * (row % 4);

    private static decimal Pieces(int row) => 1 + row % 4;

    private static string Category(int row) => new[] { "Audio", "Kitchen", "Toys" }[row % 3];

    private static decimal Sum(Func<int, decimal> value) => Enumerable.Range(0, Rows).Sum(value);

    private static async Task<(ImportReport Report, List<CollectedLine> Lines)> ImportAsync(
        string header, Func<int, string> row, Encoding? encoding = null, SalesVocabulary? vocabulary = null)
    {
        var text = string.Join("\r\n", Enumerable.Range(0, Rows).Select(row).Prepend(header)) + "\r\n";
        var sink = new CollectingSink();
        var report = await InspectedImport.RunAsync((encoding ?? new UTF8Encoding(false)).GetBytes(text), sink, vocabulary: vocabulary);
        return (report, sink.Lines);
    }
}
