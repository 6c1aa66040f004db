using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Migration;
using TechMart.Dashboard.Reports.Segments.Profiles;
using TechMart.Dashboard.Reports.Segments.Rfm;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Accounts;
using TechMart.Store.Datasets;
using TechMart.Store.Sales;
using TechMart.Store.Segments;
using TechMart.Tests;

namespace TechMart.Dashboard.Tests.Hosting;

/// <summary>The tables of the RFM, Profiles and Migration pages, read back from the files that a browser gets, are those of the pages' own results.</summary>
public sealed class SegmentExportTests(SegmentExportTests.ImportedShop shop) : IClassFixture<SegmentExportTests.ImportedShop>
{
    // A name that a spreadsheet would run as a formula.
    private const string Formula = "=1+1";

    [Fact]
    public async Task RfmSegments_AsAWorkbook_AreThoseOfThePage()
    {
        var page = await ViewAsync<RfmReport, RfmView>((report, context) => report.AskAsync(context, default));
        var rows = page.Content!.Segments.Content!.Rows;

        var (facts, table) = await WorkbookAsync("rfm-segments");

        Assert.Equal("Segments", table.Name);
        Assert.Equal(1 + rows.Count, table.Rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            var cells = table.Rows[row + 1];
            Assert.Equal(rows[row].Customers, Number(cells, "Customers", "#,##0"));
            AssertClose(rows[row].Share, Number(cells, "Share", "0.0%"));
            AssertClose((double)rows[row].Revenue, Number(cells, "Revenue", "#,##0.00"));
            AssertClose((double?)rows[row].MeanOrderValue, Number(cells, "Average order value", "#,##0.00"));
            AssertClose(rows[row].MeanRecency, Number(cells, "Recency (days)"));
            Assert.Equal(rows[row].LiftedByOrder, Number(cells, "Just below a border", "#,##0"));
            Assert.Equal(rows[row].MovedBySilence, Number(cells, "Leave within 7 days", "#,##0"));
            Assert.True(Text(cells, "To bring back").Length > 20);
        }
        Assert.Equal("Files", facts["Data set"].Text);
        Assert.Equal("none", facts["Filters"].Text);
        Assert.Equal(60, facts["Customers scored"].Number);
        Assert.Equal(rows.Sum(row => (double)row.Revenue), facts["Their revenue"].Number!.Value, 6);
        Assert.Contains("sales less returns", facts["What the figures are"].Text, StringComparison.Ordinal);
        Assert.Equal((shop.Lines - 1, 1), ((long)facts["Rows used"].Number!.Value, (long)facts["Rows not used"].Number!.Value));

        double? Number(IReadOnlyList<WorkbookCell> cells, string heading, string? format = null) => NumberOf(table, cells, heading, format);
        string Text(IReadOnlyList<WorkbookCell> cells, string heading) => cells[Column(table, heading)].Text!;
    }

    [Fact]
    public async Task RfmSegments_AsCsv_AreThoseOfThePage()
    {
        var page = await ViewAsync<RfmReport, RfmView>((report, context) => report.AskAsync(context, default));

        var lines = await CsvAsync("rfm-segments");

        Assert.Equal(
            page.Content!.Segments.Content!.Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Customers},{row.Share!.Value:G15},{row.Revenue}")),
            lines.Skip(1).Select(line => string.Join(',', line.Split(',').Skip(1).Take(3))));
    }

    [Fact]
    public async Task RfmGrid_AsAWorkbook_HasAllCellsAndTheirSums()
    {
        var rfm = await AskAsync((reports, dataset) => reports.RfmAsync(dataset, new(null, null), new RfmOptions()));

        var (facts, table) = await WorkbookAsync("rfm-grid");

        Assert.Equal("Customers by score", table.Name);
        Assert.Equal(
            rfm.Result.Grid.Select(cell => (double[])[cell.R, cell.Other, cell.Customers, (double)cell.Revenue]),
            table.Rows.Skip(1).Select(cells => (double[])[cells[0].Number!.Value, cells[1].Number!.Value, cells[3].Number!.Value, cells[4].Number!.Value]));
        Assert.Equal(60, table.Rows.Skip(1).Sum(cells => cells[3].Number));
        Assert.Contains("distinct orders", facts["How are the scores given?"].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("of=champions")]
    [InlineData("of=%3D1%2B1")]
    public async Task SegmentProfile_AsAWorkbook_HoldsNumbersAndWhatTheyCountIn(string query)
    {
        var page = await ViewAsync<ProfileReport, ProfileView>((report, context) => report.AskAsync(context, default), query);
        var rows = page.Content!.Comparisons.Content!.Rows;

        var (facts, table) = await WorkbookAsync("segment-profile", query);

        Assert.Equal(1 + rows.Count, table.Rows.Count);
        Assert.Contains(rows, row => row.QValue is not null);
        Assert.Contains(rows, row => row.Silent is not null);
        for (var row = 0; row < rows.Count; row++)
        {
            var (expected, cells) = (rows[row], table.Rows[row + 1]);
            AssertClose(expected.Group, cells[2].Number);
            AssertClose(expected.Rest, cells[3].Number);
            AssertClose(expected.Difference?.Value, NumberOf(table, cells, "Difference"));
            AssertClose(expected.Difference?.Low, NumberOf(table, cells, "95% interval, low"));
            AssertClose(expected.Difference?.High, NumberOf(table, cells, "95% interval, high"));
            AssertClose(expected.Effect?.Value, NumberOf(table, cells, "Effect"));
            AssertClose(expected.QValue, NumberOf(table, cells, "Corrected p"));
            Assert.Equal(expected.Unit switch { ProfileUnit.Money => "money", ProfileUnit.Number => "number", _ => "share (0 to 1)" }, cells[Column(table, "Unit")].Text);
            Assert.Equal(expected.Silent is null, string.IsNullOrEmpty(cells[Column(table, "Why there is no test")].Text));
        }
        Assert.Equal(page.Content.Name, table.Rows[0][2].Text);
        Assert.Equal(60, facts[$"Customers: {page.Content.Name}"].Number + facts["Customers: All others"].Number);
    }

    [Fact]
    public async Task SegmentMoves_AsAWorkbook_AddUpToBothPeriods()
    {
        var page = await ViewAsync<MigrationReport, MigrationView>((report, context) => report.AskAsync(context, default));
        var migration = await AskAsync((reports, dataset) => reports.MigrationAsync(dataset, new(null, null), page.Periods!));

        var (facts, table) = await WorkbookAsync("segment-moves");

        var rows = table.Rows.Skip(1).ToList();
        Assert.Equal(page.Content!.Moves.Content!.RowCount, rows.Count);
        Assert.Equal(migration.Result.Customers.Count, rows.Sum(cells => NumberOf(table, cells, "Customers", "#,##0")));
        Assert.Equal(migration.Result.Before.Customers.Count, rows.Where(cells => cells[0].Text != "New or back").Sum(cells => NumberOf(table, cells, "Customers")));
        Assert.Equal((double)migration.Result.Before.Revenue, rows.Sum(cells => NumberOf(table, cells, "Revenue before", "#,##0.00"))!.Value, 6);
        Assert.Equal((double)migration.Result.After.Revenue, rows.Sum(cells => NumberOf(table, cells, "Revenue after", "#,##0.00"))!.Value, 6);
        foreach (var size in migration.Result.Before.Segments)
        {
            var name = new TechMart.Wording.SegmentWords(CultureInfo.GetCultureInfo("en-GB")).Name(size.Segment);
            var former = rows.Where(cells => cells[0].Text == name).ToList();
            Assert.Equal(size.Customers, former.Sum(cells => NumberOf(table, cells, "Customers")));
            Assert.Equal((double)size.Revenue, former.Sum(cells => NumberOf(table, cells, "Revenue before"))!.Value, 6);
        }
        Assert.All(rows, cells => Assert.False(string.IsNullOrEmpty(cells[Column(table, "Why")].Text)));
        Assert.Contains(", then ", facts["Period"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moves_EveryCell_LeadsToExactlyItsCustomers()
    {
        var content = (await ViewAsync<MigrationReport, MigrationView>((report, context) => report.AskAsync(context, default))).Content!;
        var table = content.Moves.Content!;
        var link = table.Columns.Single(column => column.Link is not null).Link!;
        Assert.True(table.RowCount > 5);

        foreach (var cell in table.Rows)
        {
            var filter = DashboardFilter.Parse(new Uri(new Uri("http://localhost"), link(cell)).Query).ToSalesFilter(null);
            var list = await AskAsync((reports, dataset) => reports.CustomersAsync(dataset, filter, new RfmOptions()));
            Assert.Equal((cell.From, cell.To, cell.Customers), (cell.From, cell.To, list.Result.Count));
        }
    }

    [Theory]
    [InlineData("segment-profile.csv?of=%3D1%2B1", "'=1+1")]
    [InlineData("customers.csv", "'=1+1")]
    public async Task Names_ThatWouldBeFormulas_AreProtectedInCsv(string file, string expected)
    {
        using var client = await shop.Host.ClientOfAsync(Role.Manager);

        var text = await client.GetStringAsync($"/export/{file}");

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n=1+1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_AreNamedAfterTheTableAndNotAfterWhatPeopleWrote()
    {
        using var client = await shop.Host.ClientOfAsync(Role.Manager);

        using var answer = await client.GetAsync("/export/segment-profile.xlsx?of=%3D1%2B1");

        Assert.Equal("segment-profile.xlsx", answer.Content.Headers.ContentDisposition!.FileName);
    }

    private static int Column(WorkbookSheet table, string heading) => table.Rows[0].Select(cell => cell.Text).ToList().IndexOf(heading) is >= 0 and var place
        ? place : throw new ArgumentException($"No column {heading}: {string.Join(", ", table.Rows[0].Select(cell => cell.Text))}");

    private static double? NumberOf(WorkbookSheet table, IReadOnlyList<WorkbookCell> cells, string heading, string? format = null)
    {
        var cell = cells[Column(table, heading)];
        Assert.Equal(format ?? cell.Format, cell.Format);
        Assert.True(string.IsNullOrEmpty(cell.Text), $"{heading} is text: {cell.Text}");
        return cell.Number;
    }

    private static void AssertClose(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.Equal(expected ?? 0, actual ?? 0, 1e-9 * Math.Max(1, Math.Abs(expected ?? 0)));
    }

    private async Task<(IReadOnlyDictionary<string, WorkbookCell> Facts, WorkbookSheet Table)> WorkbookAsync(string name, string query = "")
    {
        using var client = await shop.Host.ClientOfAsync(Role.Manager);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB");
        var file = await client.GetByteArrayAsync($"/export/{name}.xlsx?{query}");
        var sheets = WorkbookReader.Read(new MemoryStream(file));
        Assert.Equal(2, sheets.Count);
        Assert.Equal("About this table", sheets[0].Name);
        Assert.True(sheets[1].HasFrozenRow);
        return (sheets[0].Rows.Where(row => row.Count == 2).ToDictionary(row => row[0].Text!, row => row[1]), sheets[1]);
    }

    private async Task<string[]> CsvAsync(string name)
    {
        using var client = await shop.Host.ClientOfAsync(Role.Manager);
        return (await client.GetStringAsync($"/export/{name}.csv")).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<TView> ViewAsync<TReport, TView>(Func<TReport, DashboardContext, Task<TView>> ask, string query = "")
        where TReport : notnull
    {
        await using var scope = shop.Host.Services.CreateAsyncScope();
        var datasets = await scope.ServiceProvider.GetRequiredService<DatasetStore>().ListAsync();
        return await ask(
            scope.ServiceProvider.GetRequiredService<TReport>(), new DashboardContext(datasets, datasets[0], DashboardFilter.Parse(query), Reader.British) { Query = query });
    }

    private async Task<SalesReport<TResult>> AskAsync<TResult>(Func<SalesReports, int, Task<SalesReport<TResult>>> ask)
    {
        await using var scope = shop.Host.Services.CreateAsyncScope();
        var dataset = (await scope.ServiceProvider.GetRequiredService<DatasetStore>().FindAsync("Files"))!;
        return await ask(scope.ServiceProvider.GetRequiredService<SalesReports>(), dataset.Id);
    }

    /// <summary>A host with sixty customers of half a year, some with returns, and a saved segment of thirty whose name looks like a formula.</summary>
    public sealed class ImportedShop : IAsyncLifetime
    {
        public DashboardHost Host { get; } = new();

        /// <summary>Lines imported, one of them without a customer.</summary>
        public long Lines { get; private set; }

        public async Task InitializeAsync()
        {
            var text = new StringBuilder("customer,timestamp,order,product,category,price,quantity,country\n");
            var first = new DateTime(2011, 1, 1, 9, 30, 0, DateTimeKind.Unspecified);
            for (var customer = 0; customer < 60; customer++)
            {
                for (var order = 0; order <= customer % 7; order++)
                {
                    var time = first.AddDays(((customer * 3) + (order * 23)) % 180).AddHours(order);
                    Add(customer, $"o{customer}-{order}", time, 10 + customer, 1);
                    if (customer % 9 == 0 && order == 1)
                    {
                        Add(customer, $"r{customer}", time.AddHours(1), 5, -1);
                    }
                }
            }
            text.Append("\"\",2011-06-30 10:00,x,Tea,Food,5,1,Spain\n");
            Lines++;
            await SalesImport.RunAsync(Host.Services, "Files", text.ToString());
            var dataset = (await Host.Services.GetRequiredService<DatasetStore>().FindAsync("Files"))!;
            await Host.Services.GetRequiredService<SegmentStore>().SaveAsync(
                Actor.Program, dataset.Id, Formula, "", new ListSegmentDefinition([.. Enumerable.Range(0, 30).Select(number => Name(number * 2))]));

            void Add(int customer, string order, DateTime time, int price, int quantity)
            {
                Lines++;
                var even = customer % 2 == 0;
                text.Append(CultureInfo.InvariantCulture, $"{Name(customer)},{time:yyyy-MM-dd HH:mm},{order},{(even ? "Bear,Toys" : "Tea,Food")},{price},{quantity},{(customer < 30 ? Formula : "Spain")}\n");
            }
        }

        public async Task DisposeAsync() => await Host.DisposeAsync();

        private static string Name(int customer) => customer == 0 ? Formula : $"C{customer:00}";
    }
}
