using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;

namespace TechMart.Store.Imports;

/// <summary>Carries imports out and keeps what is known of them.</summary>
public sealed class ImportStore
{
    /// <summary>
    /// Imports a file in one transaction: afterwards the data set holds all of it, or none. One at a time for each data set.
    /// </summary>
    /// <exception cref="ImportException">The file cannot be imported; nothing changed.</exception>
    /// <exception cref="StoreException">The store cannot take it; nothing changed.</exception>
    public Task<ImportInfo> RunAsync(ImportRequest request, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Cleans and counts without writing anything.</summary>
    public Task<ImportReport> DryRunAsync(ImportRequest request, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The imports of a data set (of all without an id), newest first.</summary>
    public Task<IReadOnlyList<ImportInfo>> ListAsync(int? datasetId = null, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>An import, or null.</summary>
    public Task<ImportInfo?> FindAsync(long importId, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>A finished import of a data set with the same content, or null.</summary>
    public Task<ImportInfo?> FindSameFileAsync(int datasetId, string contentHash, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Takes an import back: every figure is then as if it had never been.</summary>
    public Task UndoAsync(long importId, string by, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The rejected rows of an import in the order of the file.</summary>
    public IAsyncEnumerable<RejectedRow> RejectsAsync(long importId, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>
    /// Writes the rejected rows with the file's own header and, as a last column, <c>reason</c>, in the file's own encoding and delimiter.
    /// </summary>
    /// <param name="importId">The import.</param>
    /// <param name="stream">Where to write.</param>
    /// <param name="reason">Makes the words of a reason.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task WriteRejectsAsync(long importId, Stream stream, Func<RejectedRow, string> reason, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The settings with which a file with these columns was last imported into a data set, or null.</summary>
    public Task<InspectionSettings?> RememberedSettingsAsync(int datasetId, IReadOnlyList<string> columns, CancellationToken cancellation = default) => throw new NotImplementedException();
}

/// <summary>What to import.</summary>
/// <param name="DatasetId">Into which data set.</param>
/// <param name="File">The file.</param>
/// <param name="Inspection">What was found out and decided about it.</param>
/// <param name="Settings">What the person decided; remembered for the next file with the same columns.</param>
/// <param name="By">Who imports.</param>
/// <param name="AllowSameFile">Imports a file again although its content is in the data set already.</param>
public sealed record ImportRequest(
    int DatasetId, SourceFile File, FileInspection Inspection, InspectionSettings Settings, string By, bool AllowSameFile = false);

/// <summary>An import in short, with its report once it is finished.</summary>
/// <param name="Id">Id in the store.</param>
/// <param name="DatasetId">Data set.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Bytes">Bytes on disk.</param>
/// <param name="Kind">What the file holds.</param>
/// <param name="State">How it ended.</param>
/// <param name="By">Who imported.</param>
/// <param name="StartedAt">When it started (UTC).</param>
/// <param name="FinishedAt">When it ended (UTC).</param>
/// <param name="UndoneAt">When it was undone (UTC).</param>
/// <param name="Report">What it did; null unless finished.</param>
/// <param name="Problem">Why it failed; null unless failed.</param>
public sealed record ImportInfo(
    long Id, int DatasetId, string FileName, long Bytes, FileKind Kind, ImportState State, string By,
    DateTime StartedAt, DateTime? FinishedAt, DateTime? UndoneAt, ImportReport? Report, ImportProblem? Problem);

/// <summary>How an import stands.</summary>
public enum ImportState
{
    /// <summary>Under way.</summary>
    Running,

    /// <summary>In the data set.</summary>
    Finished,

    /// <summary>Ended by an error; nothing changed.</summary>
    Failed,

    /// <summary>Ended by a person; nothing changed.</summary>
    Cancelled,

    /// <summary>Its process died; nothing changed.</summary>
    Interrupted,

    /// <summary>Taken back.</summary>
    Undone,
}
