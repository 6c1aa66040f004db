using TechMart.Import;
using TechMart.Import.Inspection;

namespace TechMart.Store.Imports;

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
