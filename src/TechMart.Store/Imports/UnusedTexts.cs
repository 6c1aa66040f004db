using System.Collections;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TechMart.Analytics.Sales;
using TechMart.Store.Databases;
using TechMart.Store.Model;

namespace TechMart.Store.Imports;

/// <summary>
/// Deletes the texts (customers, orders, …) that nothing in a data set uses any more. One pass over the lines that are left marks
/// what is used: no index on the fact table is needed for it. Within the context's transaction.
/// </summary>
internal sealed class UnusedTexts(StoreDatabase database, TechMartDbContext context, int datasetId)
{
    private readonly BitArray _customers = new(0);
    private readonly BitArray _orders = new(0);
    private readonly BitArray _products = new(0);
    private readonly BitArray _categories = new(0);
    private readonly BitArray _attributeSets = new(0);

    /// <param name="rest">The imports that are still in the data set.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task DeleteAsync(IReadOnlyList<ImportRecord> rest, CancellationToken cancellation)
    {
        var batch = new SalesBatch();
        foreach (var import in rest.Where(import => import.Lines > 0))
        {
            var all = new LineRange(datasetId, import.Id, 0, import.LastLine + 1);
            await database.ReadLinesAsync(context.Database.GetDbConnection(), all, batch, MarkLines, cancellation).ConfigureAwait(false);
        }
        await MarkAsync(_customers, context.CustomerAttributes.Where(row => row.DatasetId == datasetId).Select(row => row.CustomerId), cancellation).ConfigureAwait(false);
        await MarkAsync(_attributeSets, context.CustomerAttributes.Where(row => row.DatasetId == datasetId).Select(row => row.AttributeSetId), cancellation).ConfigureAwait(false);
        await MarkAsync(_products, context.ProductNames.Where(row => row.DatasetId == datasetId).Select(row => row.ProductId), cancellation).ConfigureAwait(false);
        await MarkAsync(_products, context.ProductAttributes.Where(row => row.DatasetId == datasetId).Select(row => row.ProductId), cancellation).ConfigureAwait(false);
        await MarkAsync(_categories, context.ProductAttributes.Where(row => row.DatasetId == datasetId).Select(row => row.CategoryId), cancellation).ConfigureAwait(false);

        await DeleteUnmarkedAsync("customers", "customer_id", _customers, cancellation).ConfigureAwait(false);
        await DeleteUnmarkedAsync("orders", "order_id", _orders, cancellation).ConfigureAwait(false);
        await DeleteUnmarkedAsync("products", "product_id", _products, cancellation).ConfigureAwait(false);
        await DeleteUnmarkedAsync("categories", "category_id", _categories, cancellation).ConfigureAwait(false);
        await DeleteUnmarkedAsync("attribute_sets", "attribute_set_id", _attributeSets, cancellation).ConfigureAwait(false);
        // The names of attributes stay: they are columns, not content.
        await context.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM attribute_values
            WHERE dataset_id = {datasetId}
              AND (attribute_id, value_id) NOT IN (SELECT attribute_id, value_id FROM attribute_sets WHERE dataset_id = {datasetId})
            """,
            cancellation).ConfigureAwait(false);
    }

    private void MarkLines(SalesBatch batch)
    {
        var count = batch.Count;
        Mark(_customers, batch.Customer.AsSpan(0, count));
        Mark(_orders, batch.Order.AsSpan(0, count));
        Mark(_products, batch.Product.AsSpan(0, count));
        Mark(_categories, batch.Category.AsSpan(0, count));
        Mark(_attributeSets, batch.AttributeSet.AsSpan(0, count));
    }

    private static void Mark(BitArray used, ReadOnlySpan<int> codes)
    {
        foreach (var code in codes)
        {
            if (code >= used.Length)
            {
                used.Length = Math.Max(code + 1, used.Length * 2);
            }
            if (code >= 0)
            {
                used[code] = true;
            }
        }
    }

    private static async Task MarkAsync(BitArray used, IQueryable<int> codes, CancellationToken cancellation)
    {
        await foreach (var code in codes.AsAsyncEnumerable().WithCancellation(cancellation).ConfigureAwait(false))
        {
            Mark(used, [code]);
        }
    }

    // Unused codes mostly lie together: they are deleted in runs.
    private async Task DeleteUnmarkedAsync(string table, string id, BitArray used, CancellationToken cancellation)
    {
        await using var delete = context.Database.GetDbConnection().CreateCommand();
        delete.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
        delete.CommandTimeout = 0;
        delete.CommandText = string.Create(CultureInfo.InvariantCulture, $"DELETE FROM {table} WHERE dataset_id = {datasetId} AND {id} >= @first AND {id} <= @last");
        var (first, last) = (AddParameter(delete, "@first"), AddParameter(delete, "@last"));
        await delete.PrepareAsync(cancellation).ConfigureAwait(false);
        for (var code = 0; code < used.Length; code++)
        {
            if (used[code])
            {
                continue;
            }
            first.Value = code;
            while (code + 1 < used.Length && !used[code + 1])
            {
                code++;
            }
            last.Value = code;
            await delete.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
        (first.Value, last.Value) = (used.Length, int.MaxValue);
        await delete.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static DbParameter AddParameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = System.Data.DbType.Int32;
        parameter.Value = 0;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
