using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Store.Accounts;

namespace TechMart.Store.Imports;

/// <summary>What to import.</summary>
/// <param name="DatasetId">Into which data set.</param>
/// <param name="File">The file.</param>
/// <param name="Inspection">What was found out and decided about it.</param>
/// <param name="Settings">What the person decided; remembered for the next file with the same columns.</param>
/// <param name="By">Who imports; needs <see cref="Permission.Import"/>.</param>
/// <param name="AllowSameFile">Imports a file again although its content is in the data set already.</param>
public sealed record ImportRequest(
    int DatasetId, SourceFile File, FileInspection Inspection, InspectionSettings Settings, Actor By, bool AllowSameFile = false);
