using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using TechMart.Analytics.Sales;
using TechMart.Store;

namespace TechMart.Benchmarks.EndToEnd;

/// <summary>An empty store for one measurement, removed afterwards.</summary>
public sealed class ScratchStore : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _database = $"techmart_benchmark_{Guid.NewGuid():N}";

    private ScratchStore(string server)
    {
        _server = server;
        var folder = Directory.CreateTempSubdirectory("techmart-benchmark-").FullName;
        Options = new StoreOptions { DataFolder = folder, ConnectionString = IsPostgres ? $"{server};Database={_database}" : null };
    }

    /// <summary>Where the store is.</summary>
    public StoreOptions Options { get; }

    private bool IsPostgres => _server.Length > 0;

    /// <summary>Makes the store; an empty connection string means SQLite.</summary>
    public static async Task<ScratchStore> CreateAsync(string server)
    {
        var scratch = new ScratchStore(server);
        if (scratch.IsPostgres)
        {
            await scratch.OnServerAsync($"CREATE DATABASE {scratch._database}");
        }
        return scratch;
    }

    /// <summary>Writes lines as fast as the database takes them: one table, no key, no index, one transaction.</summary>
    public Task InsertBareAsync(IReadOnlyList<SalesBatch> batches) => IsPostgres ? CopyAsync(batches) : InsertAsync(batches);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (IsPostgres)
        {
            await OnServerAsync($"DROP DATABASE {_database} WITH (FORCE)");
        }
        Directory.Delete(Options.DataFolder, recursive: true);
    }

    private const string Columns =
        "dataset_id integer, import_id bigint, line_number bigint, customer_id integer, ordered_at bigint, order_id integer, product_id integer, category_id integer, attribute_set_id integer, quantity bigint, price bigint, amount bigint, flags smallint";

    private async Task CopyAsync(IReadOnlyList<SalesBatch> batches)
    {
        await using var connection = new NpgsqlConnection(Options.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var create = new NpgsqlCommand($"CREATE TABLE bare ({Columns})", connection, transaction))
        {
            await create.ExecuteNonQueryAsync();
        }
        await using (var importer = await connection.BeginBinaryImportAsync("COPY bare FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var batch in batches)
            {
                for (var line = 0; line < batch.Count; line++)
                {
                    importer.StartRow();
                    importer.Write(1, NpgsqlDbType.Integer);
                    importer.Write(1L, NpgsqlDbType.Bigint);
                    importer.Write(batch.LineNumber[line], NpgsqlDbType.Bigint);
                    importer.Write(batch.Customer[line], NpgsqlDbType.Integer);
                    importer.Write((long)batch.Time[line], NpgsqlDbType.Bigint);
                    importer.Write(batch.Order[line], NpgsqlDbType.Integer);
                    importer.Write(batch.Product[line], NpgsqlDbType.Integer);
                    importer.Write(batch.Category[line], NpgsqlDbType.Integer);
                    importer.Write(batch.AttributeSet[line], NpgsqlDbType.Integer);
                    importer.Write(batch.Quantity[line], NpgsqlDbType.Bigint);
                    importer.Write(batch.Price[line], NpgsqlDbType.Bigint);
                    importer.Write(batch.Amount[line], NpgsqlDbType.Bigint);
                    importer.Write((short)batch.Flags[line], NpgsqlDbType.Smallint);
                }
            }
            await importer.CompleteAsync();
        }
        await transaction.CommitAsync();
    }

    private async Task InsertAsync(IReadOnlyList<SalesBatch> batches)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Options.DataFolder, "bare.db")}");
        await connection.OpenAsync();
        await using (var setUp = connection.CreateCommand())
        {
            setUp.CommandText = $"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE bare ({Columns});";
            await setUp.ExecuteNonQueryAsync();
        }
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.Transaction = (SqliteTransaction)transaction;
        insert.CommandText = "INSERT INTO bare VALUES (1, 1, $0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        var parameters = Enumerable.Range(0, 11).Select(index => insert.Parameters.Add($"${index}", SqliteType.Integer)).ToArray();
        await insert.PrepareAsync();
        foreach (var batch in batches)
        {
            for (var line = 0; line < batch.Count; line++)
            {
                parameters[0].Value = batch.LineNumber[line];
                parameters[1].Value = batch.Customer[line];
                parameters[2].Value = batch.Time[line];
                parameters[3].Value = batch.Order[line];
                parameters[4].Value = batch.Product[line];
                parameters[5].Value = batch.Category[line];
                parameters[6].Value = batch.AttributeSet[line];
                parameters[7].Value = batch.Quantity[line];
                parameters[8].Value = batch.Price[line];
                parameters[9].Value = batch.Amount[line];
                parameters[10].Value = (int)batch.Flags[line];
                insert.ExecuteNonQuery();
            }
        }
        await transaction.CommitAsync();
    }

    private async Task OnServerAsync(string statement)
    {
        await using var connection = new NpgsqlConnection($"{_server};Database=postgres");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
