using TechMart.Analytics.Sales;
using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;

namespace TechMart.Cli.Data;

/// <summary>Reads files without a store.</summary>
internal static class FileReading
{
    /// <summary>Reads a file into columns.</summary>
    public static async Task<(SalesTable Table, ImportReport Report)> LoadAsync(
        Session session, InputFile file, FileInspection inspection, CancellationToken cancellation)
    {
        using var progress = new ImportProgressLine(session);
        return await SalesFileImport.LoadAsync(file.File, inspection, Context(session), progress, cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads, cleans and counts.</summary>
    public static async Task<ImportReport> CountAsync(Session session, InputFile file, FileInspection inspection, CancellationToken cancellation)
    {
        using var progress = new ImportProgressLine(session);
        return await SalesFileImport.RunAsync(file.File, inspection, Context(session), new Nowhere(), progress, cancellation).ConfigureAwait(false);
    }

    private static ImportContext Context(Session session) => new() { Today = session.Terminal.Today };

    /// <summary>Takes lines and rows and keeps none.</summary>
    private sealed class Nowhere : IImportSink
    {
        public ValueTask AcceptAsync(SalesBatch batch, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask RejectAsync(IReadOnlyList<RejectedRow> rows, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
