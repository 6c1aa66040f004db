using TechMart.Import;

namespace TechMart.Store.Imports;

/// <summary>An import on its way: an immutable snapshot.</summary>
/// <param name="Id">Id of the job.</param>
/// <param name="DatasetId">Data set.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="By">Who imports.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="Progress">Rows and bytes so far.</param>
/// <param name="Elapsed">Since it began to run.</param>
/// <param name="Remaining">Estimated from the rate so far; null while unknown.</param>
/// <param name="Import">The import once it has ended in the store.</param>
/// <param name="Problem">Why it failed.</param>
public sealed record ImportJob(
    Guid Id, int DatasetId, string FileName, string By, ImportStage Stage, ImportProgress Progress,
    TimeSpan Elapsed, TimeSpan? Remaining, ImportInfo? Import, ImportProblem? Problem);

/// <summary>Stages of an <see cref="ImportJob"/>.</summary>
public enum ImportStage
{
    /// <summary>Waits for another import into the same data set.</summary>
    Waiting,

    /// <summary>Reads, cleans and writes.</summary>
    Importing,

    /// <summary>Done.</summary>
    Finished,

    /// <summary>Ended by an error.</summary>
    Failed,

    /// <summary>Ended by a person.</summary>
    Cancelled,
}
