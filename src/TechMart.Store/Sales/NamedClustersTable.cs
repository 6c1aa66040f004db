using Microsoft.EntityFrameworkCore;
using TechMart.Store.Databases;
using TechMart.Store.Datasets;
using TechMart.Store.Model;

namespace TechMart.Store.Sales;

/// <summary>Reads and writes the letters of clusters. Several instances may do so at once: of two versions the later stays.</summary>
internal sealed class NamedClustersTable(StoreDatabase database)
{
    /// <summary>Most rows of a data set; the one that nobody looked at longest goes first.</summary>
    public const int MostKept = 200;

    public Task<List<NamedClusters>> ReadAsync(int datasetId, string question, CancellationToken cancellation) =>
        database.WithContextAsync(context => context.NamedClusters.AsNoTracking()
            .Where(named => named.DatasetId == datasetId && named.Question == question)
            .ToListAsync(cancellation), cancellation);

    /// <exception cref="StoreException">There is no such data set any more, or the database cannot be written.</exception>
    public Task WriteAsync(NamedClusters named) => database.WithContextAsync(async context =>
    {
        try
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO named_clusters (dataset_id, question, clusters, version, anchors, former, used_at)
                VALUES ({named.DatasetId}, {named.Question}, {named.Clusters}, {named.Version}, {named.Anchors}, {named.Former}, {named.UsedAt})
                ON CONFLICT (dataset_id, question, clusters) DO UPDATE SET
                    version = excluded.version, anchors = excluded.anchors, former = excluded.former, used_at = excluded.used_at
                WHERE named_clusters.version < excluded.version OR (named_clusters.version = excluded.version AND named_clusters.used_at < excluded.used_at
                    AND named_clusters.anchors = excluded.anchors)
                """).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsForeignKeyViolation(exception))
        {
            throw DatasetStore.Unknown(named.DatasetId);
        }
        await context.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM named_clusters WHERE dataset_id = {named.DatasetId} AND id NOT IN (
                SELECT id FROM named_clusters WHERE dataset_id = {named.DatasetId} ORDER BY used_at DESC, id DESC LIMIT {MostKept})
            """).ConfigureAwait(false);
        return true;
    }, CancellationToken.None);

    private static bool IsForeignKeyViolation(Exception exception) => exception is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.ForeignKeyViolation }
        or Microsoft.Data.Sqlite.SqliteException { SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT_FOREIGNKEY };
}
