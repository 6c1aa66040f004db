using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.Sales;

namespace TechMart.Benchmarks.EndToEnd;

/// <summary><c>sql FILE CONNECTION</c>: the Overview's aggregates from columns in memory and as SQL on PostgreSQL, in turn, warm.</summary>
public static class SqlBeside
{
    private const int Rounds = 7;

    // A sale is positive and no return; an order is distinct with at least one sale.
    private const string Sums =
        "SUM(amount) FILTER (WHERE amount > 0 AND flags & 1 = 0), SUM(amount) FILTER (WHERE amount < 0), SUM(quantity), COUNT(*), "
        + "COUNT(DISTINCT order_id) FILTER (WHERE amount > 0 AND flags & 1 = 0), "
        + "COUNT(DISTINCT customer_id) FILTER (WHERE amount > 0 AND flags & 1 = 0 AND customer_id >= 0)";

    private static readonly (string Name, string Statement)[] Statements =
    [
        ("totals", $"SELECT {Sums} FROM sales_lines WHERE dataset_id = 1"),
        ("repeat customers", "SELECT COUNT(*) FROM (SELECT customer_id FROM sales_lines WHERE dataset_id = 1 AND amount > 0 AND flags & 1 = 0 AND customer_id >= 0 GROUP BY customer_id HAVING COUNT(DISTINCT order_id) > 1) repeaters"),
        ("by day", $"SELECT ordered_at / 86400, {Sums} FROM sales_lines WHERE dataset_id = 1 GROUP BY 1"),
        ("by month", $"SELECT date_trunc('month', to_timestamp(ordered_at) AT TIME ZONE 'UTC'), {Sums} FROM sales_lines WHERE dataset_id = 1 GROUP BY 1"),
        ("by product", $"SELECT product_id, {Sums} FROM sales_lines WHERE dataset_id = 1 GROUP BY 1"),
        ("by attribute set (country)", $"SELECT attribute_set_id, {Sums} FROM sales_lines WHERE dataset_id = 1 GROUP BY 1"),
        ("weekday × hour", $"SELECT ordered_at / 86400 % 7, ordered_at / 3600 % 24, {Sums} FROM sales_lines WHERE dataset_id = 1 GROUP BY 1, 2"),
    ];

    /// <summary>Imports the file, then measures both.</summary>
    public static async Task<int> RunAsync(string path, string server)
    {
        await using var scratch = await ScratchStore.CreateAsync(server);
        await using var services = EndToEndSteps.Services(scratch);
        await services.GetRequiredService<StoreStart>().RunAsync();
        var dataset = await services.GetRequiredService<DatasetStore>().CreateAsync(Actor.Program, "benchmark");
        var file = SourceFile.Open(path);
        var settings = new InspectionSettings();
        var inspection = await FileInspector.InspectAsync(file, settings, new ReadLimits());
        await services.GetRequiredService<ImportStore>().RunAsync(new ImportRequest(dataset.Id, file, inspection, settings, Actor.CommandLine("benchmark")));
        var loaded = await services.GetRequiredService<SalesTables>().GetAsync(dataset.Id);

        await using var connection = new NpgsqlConnection(scratch.Options.ConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, "ANALYZE sales_lines; SET jit = off; SET work_mem = '64MB'");
        Console.WriteLine("| aggregate | PostgreSQL, ms | columns, ms |");
        Console.WriteLine("|---|---:|---:|");
        var all = 0.0;
        foreach (var (name, statement) in Statements)
        {
            var milliseconds = await MedianAsync(() => ExecuteAsync(connection, statement));
            all += milliseconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {milliseconds:F1} | |"));
        }
        var columns = await MedianAsync(async () => await loaded.Queries.OverviewAsync(SalesFilter.All));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| all of it, {loaded.Table.Lines:N0} lines | {all:F1} | {columns:F1} |"));
        return 0;
    }

    private static async Task<double> MedianAsync(Func<Task> work)
    {
        var times = new double[Rounds];
        for (var round = -2; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            if (round >= 0)
            {
                times[round] = watch.Elapsed.TotalMilliseconds;
            }
        }
        return times.Order().ElementAt(Rounds / 2);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            // The rows are fetched and left.
        }
    }
}
