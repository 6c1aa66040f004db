using System.Globalization;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Accounts;
using TechMart.Tests;

namespace TechMart.Dashboard.Tests.Hosting;

/// <summary>The tables of the clusters as files: what they hold, and that every cell has the type of what it says.</summary>
public sealed class ClusterExportTests(ClusterExportTests.ImportedShop shop) : IClassFixture<ClusterExportTests.ImportedShop>
{
    [Fact]
    public async Task Clusters_AsCsv_HoldARowForEachInNumbersThatProgramsRead()
    {
        var lines = await LinesAsync("/export/clusters.csv?data=Files&k=2");

        Assert.Equal(3, lines.Length);
        Assert.StartsWith("Group,What marks it,Customers,Share,Revenue,Share of revenue,Days since the last order,Orders,Net spend,", lines[0], StringComparison.Ordinal);
        Assert.Equal(["A", "B"], lines.Skip(1).Select(line => line[..1]));
        Assert.Equal(["20", "20"], lines.Skip(1).Select(Customers));
        Assert.All(lines.Skip(1), line => Assert.Contains(",0.5,", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Members_AsCsv_AreAllCustomersWithTheirIdsAsTheyAre()
    {
        var lines = await LinesAsync("/export/clusters-members.csv?data=Files&k=2");

        Assert.Equal("Customer,Group,Could also be,Silhouette,Orders,Revenue", lines[0]);
        Assert.Equal(40, lines.Length - 1);
        Assert.Equal(20, lines.Count(line => line.StartsWith("00", StringComparison.Ordinal) && line.Contains(",A,B,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Clusters_AsWorkbook_HaveTypedCells()
    {
        using var client = await shop.Host.ClientOfAsync(Role.Manager);

        using var groups = new MemoryStream(await client.GetByteArrayAsync("/export/clusters.xlsx?data=Files&k=2"));
        using var members = new MemoryStream(await client.GetByteArrayAsync("/export/clusters-members.xlsx?data=Files&k=2"));

        var table = WorkbookReader.Read(groups).Single(sheet => sheet.Rows.Any(row => row.Count > 0 && row[0].Text == "Group"));
        var first = table.Rows.SkipWhile(row => row[0].Text != "Group").ElementAt(1);
        Assert.Equal("A", first[0].Text);
        Assert.Equal(20, first[2].Number);
        Assert.Contains('%', first[3].Format);
        Assert.Equal(0.5, first[3].Number!.Value, 12);
        var list = WorkbookReader.Read(members).Single(sheet => sheet.Rows.Any(row => row.Count > 0 && row[0].Text == "Customer"));
        var cells = list.Rows.SkipWhile(row => row[0].Text != "Customer").Skip(1).ToList();
        Assert.Equal(40, cells.Count);
        // Leading zeros stay: an id is a text.
        Assert.All(cells.Take(20), row => Assert.StartsWith("00", row[0].Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clusters_ForMarketing_AreSeenButNotTaken()
    {
        using var client = await shop.Host.ClientOfAsync(Role.Marketing);

        using var page = await client.GetAsync("/segments/clusters?data=Files");
        using var file = await client.GetAsync("/export/clusters.csv?data=Files&k=2");

        Assert.Equal(System.Net.HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, file.StatusCode);
    }

    private static string Customers(string line)
    {
        var end = line.IndexOf(",0.5,", StringComparison.Ordinal);
        return line[(line.LastIndexOf(',', end - 1) + 1)..end];
    }

    private async Task<string[]> LinesAsync(string address)
    {
        using var client = await shop.Host.ClientOfAsync(Role.Manager);
        var text = await client.GetStringAsync(address);
        return text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Twenty customers who buy much and often, twenty who bought once.</summary>
    public sealed class ImportedShop : IAsyncLifetime
    {
        public DashboardHost Host { get; } = new();

        public Task InitializeAsync() => SalesImport.RunAsync(Host.Services, "Files", "customer,timestamp,order,product,productName,category,price,quantity\n" + string.Join('\n', Lines()));

        public async Task DisposeAsync() => await Host.DisposeAsync();

        private static IEnumerable<string> Lines() => Enumerable.Range(0, 20).SelectMany(customer => Enumerable.Range(1, 6)
            .Select(month => string.Create(CultureInfo.InvariantCulture, $"{customer:0000},2011-0{month}-{10 + (customer % 9)} 10:00:00,a{customer}-{month},P,Product,Toys,{90 + customer},1"))
            .Append(string.Create(CultureInfo.InvariantCulture, $"Z{customer},2011-01-{1 + (customer % 5):00} 10:00:00,b{customer},P,Product,Toys,{5 + (customer % 4)},1")));
    }
}
