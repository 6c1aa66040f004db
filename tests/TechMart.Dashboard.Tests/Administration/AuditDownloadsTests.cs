using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Administration;
using TechMart.Dashboard.Tests.Accounts;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Administration;

public sealed class AuditDownloadsTests
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly DateTime Evening = new(2026, 1, 31, 23, 30, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Csv_OfAFilter_HoldsItsEntriesOnTheReadersClock()
    {
        await using var host = await HostAsync();
        using var client = await host.ClientOfAsync(Role.Administrator);

        using var response = await client.GetAsync("/admin/audit-log.csv?from=2026-01-01&action=Import&zone=Europe%2FBerlin");
        var lines = (await response.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            [
                "When (Europe/Berlin),Who,What,On what,How it went,Rows,Filter,From where,Times,Last time",
                "2026-02-01 00:30:00,ada@example.com,Import,'=1+1,done,7,,192.0.2.7,1,2026-02-01 00:30:00",
                "2026-01-29 00:30:00,ada@example.com,Import,0012,done,,,192.0.2.7,1,2026-01-29 00:30:00",
            ],
            lines);
        Assert.Equal("audit-log.csv", response.Content.Headers.ContentDisposition!.FileName);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Excel_OfAllEntries_HoldsTextsAsTextAndTimesAsNumbers()
    {
        await using var host = await HostAsync();
        using var client = await host.ClientOfAsync(Role.Administrator);

        using var archive = new ZipArchive(await client.GetStreamAsync("/admin/audit-log.xlsx?action=Import"));
        using var content = archive.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        var sheet = XDocument.Load(content);

        var rows = sheet.Descendants(Sheet + "row").ToList();
        Assert.Equal(4, rows.Count);
        Assert.Empty(sheet.Descendants(Sheet + "f"));
        var first = rows[1].Elements(Sheet + "c").ToList();
        Assert.NotEqual("inlineStr", (string?)first[0].Attribute("t"));
        Assert.StartsWith("46053.97", first[0].Element(Sheet + "v")!.Value, StringComparison.Ordinal);
        Assert.Contains((string?)first[3].Attribute("t"), new[] { "inlineStr", "s" });
    }

    [Fact]
    public async Task Download_ByAnAdministrator_IsWrittenDownWithFilterAndRows()
    {
        await using var host = await HostAsync();
        using var client = await host.ClientOfAsync(Role.Administrator);

        await client.GetStringAsync("/admin/audit-log.csv?from=2026-01-01&action=Import&zone=UTC&after=638888888888888888-12");

        var written = Assert.Single(await host.AuditAsync(AuditAction.Export));
        Assert.Equal(("audit-log.csv", "from=2026-01-01&action=Import", 2L, "administrator@example.com"), (written.Subject, written.Filter, written.Rows, written.By));
    }

    [Fact]
    public async Task Download_ByAnAnalyst_IsRefusedAndWrittenDown()
    {
        await using var host = await HostAsync();
        using var client = await host.ClientOfAsync(Role.Analyst);

        using var response = await client.GetAsync("/admin/audit-log.csv");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(AuditOutcome.Refused, Assert.Single(await host.AuditAsync(AuditAction.Export)).Outcome);
    }

    [Fact]
    public async Task Pruning_RemovesWhatIsOlderThanTheSetting()
    {
        await using var host = await HostAsync();
        await host.Services.GetRequiredService<AdministrationSettings>().ChangeAsync(Actor.Program, AdministrationValues.Default with { AuditDays = 30 });
        await WriteAsync(host, Entry(DateTime.UtcNow.AddDays(-31), "too old"), Entry(DateTime.UtcNow.AddDays(-29), "young enough"));

        await host.Services.GetRequiredService<AuditPruning>().PruneAsync(CancellationToken.None);

        var left = (await host.AuditAsync(AuditAction.Import)).Select(entry => entry.Subject).ToList();
        Assert.Contains("young enough", left);
        Assert.DoesNotContain("too old", left);
        Assert.DoesNotContain("long ago", left);
    }

    private static async Task<DashboardHost> HostAsync()
    {
        var host = new DashboardHost();
        await WriteAsync(host, Entry(Evening, "=1+1", rows: 7), Entry(Evening.AddDays(-3), "0012"), Entry(Evening.AddDays(-400), "long ago"));
        return host;
    }

    private static async Task WriteAsync(DashboardHost host, params AuditEntry[] entries)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        context.AddRange(entries);
        await context.SaveChangesAsync();
    }

    private static AuditEntry Entry(DateTime at, string subject, long? rows = null) => new()
    {
        At = at,
        LastAt = at,
        Times = 1,
        By = "ada@example.com",
        From = "192.0.2.7",
        Action = AuditAction.Import,
        Subject = subject,
        Rows = rows,
    };
}
