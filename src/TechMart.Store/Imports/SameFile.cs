using Microsoft.EntityFrameworkCore;
using TechMart.Store.Model;

namespace TechMart.Store.Imports;

/// <summary>Recognises a file that a data set holds already.</summary>
internal static class SameFile
{
    public static Task<ImportRecord?> FindAsync(TechMartDbContext context, int datasetId, string contentHash, CancellationToken cancellation) =>
        context.Imports.AsNoTracking()
            .Where(import => import.DatasetId == datasetId && import.ContentHash == contentHash && import.State == ImportState.Finished)
            .OrderByDescending(import => import.Id)
            .FirstOrDefaultAsync(cancellation);
}
