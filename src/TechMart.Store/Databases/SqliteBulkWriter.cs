using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TechMart.Store.Databases;

/// <summary>
/// Prepared statements through SQLite's own interface: the ADO.NET layer above it would take longer than the database.
/// </summary>
internal sealed class SqliteBulkWriter(sqlite3 database) : BulkWriter
{
    private readonly Dictionary<BulkTable, sqlite3_stmt> _statements = [];
    private BulkTable? _table;
    private sqlite3_stmt? _statement;
    private int _column;
    private byte[] _utf8 = new byte[1024];

    /// <inheritdoc/>
    public override ValueTask UseAsync(BulkTable table, CancellationToken cancellation)
    {
        if (_table == table)
        {
            return ValueTask.CompletedTask;
        }
        if (!_statements.TryGetValue(table, out var statement))
        {
            var places = string.Join(", ", Enumerable.Range(1, table.Columns.Length).Select(number => $"?{number}"));
            Check(raw.sqlite3_prepare_v2(database, $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns)}) VALUES ({places})", out statement));
            _statements.Add(table, statement);
        }
        (_table, _statement) = (table, statement);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override void StartRow() => _column = 0;

    /// <inheritdoc/>
    public override void Write(short value) => Write((long)value);

    /// <inheritdoc/>
    public override void Write(int value) => Write((long)value);

    /// <inheritdoc/>
    public override void Write(long value) => Check(raw.sqlite3_bind_int64(_statement, ++_column, value));

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_utf8.Length < most)
        {
            _utf8 = new byte[most];
        }
        var length = Encoding.UTF8.GetBytes(value, _utf8);
        Check(raw.sqlite3_bind_text(_statement, ++_column, _utf8.AsSpan(0, length)));
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value) =>
        // An empty blob needs a pointer, else it becomes NULL.
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, ++_column, 0) : raw.sqlite3_bind_blob(_statement, ++_column, value));

    /// <inheritdoc/>
    public override void WriteNull() => Check(raw.sqlite3_bind_null(_statement, ++_column));

    /// <inheritdoc/>
    public override void EndRow()
    {
        if (raw.sqlite3_step(_statement) != raw.SQLITE_DONE)
        {
            Check(raw.sqlite3_reset(_statement));
        }
        Check(raw.sqlite3_reset(_statement));
    }

    /// <inheritdoc/>
    public override ValueTask FlushAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask CompleteAsync(CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }
        _statements.Clear();
        return ValueTask.CompletedTask;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
