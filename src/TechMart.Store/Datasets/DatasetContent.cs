using Microsoft.EntityFrameworkCore;
using TechMart.Store.Model;

namespace TechMart.Store.Datasets;

/// <summary>All that belongs to a data set in tables without foreign keys.</summary>
internal static class DatasetContent
{
    public static async Task DeleteAsync(TechMartDbContext context, int id, CancellationToken cancellation)
    {
        await context.SalesLines.Where(row => row.DatasetId == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.ProductNames.Where(row => row.DatasetId == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.CustomerAttributes.Where(row => row.DatasetId == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.ProductAttributes.Where(row => row.DatasetId == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.Customers.Where(row => row.DatasetId == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.Orders.Where(row => row.DatasetId == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.Products.Where(row => row.DatasetId == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.Categories.Where(row => row.DatasetId == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.AttributeSets.Where(row => row.DatasetId == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.AttributeValues.Where(row => row.DatasetId == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.Attributes.Where(row => row.DatasetId == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.ImportRejects
            .Where(reject => context.Imports.Any(import => import.Id == reject.ImportId && import.DatasetId == id))
            .ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.Imports.Where(import => import.DatasetId == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
    }
}
