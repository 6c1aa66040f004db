using System.CommandLine;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Cli.Options;
using TechMart.Import;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Store;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;

namespace TechMart.Cli.Commands;

/// <summary><c>import FILE [--dataset NAME] [--dry-run]</c></summary>
internal static class ImportCommand
{
    public static Command Create(Session session)
    {
        var path = new Argument<string>("FILE") { Description = session.Texts["Argument_file"] };
        var dataset = session.Text("dataset", "NAME", "import_dataset");
        var dryRun = session.Flag("dry-run");
        var reading = new ReadingOptions(session);
        var create = session.Command("import", [path, dataset, dryRun, .. reading.All]);
        create.SetAction(async (command, cancellation) =>
        {
            var store = await session.OpenStoreAsync(command, cancellation).ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            var file = await InputFile.OpenAsync(session, command.GetRequiredValue(path), cancellation).ConfigureAwait(false);
            await using var deleting = file.ConfigureAwait(false);
            var settings = reading.Settings(command);
            var name = command.GetValue(dataset);
            var target = await FindAsync(store, name, cancellation).ConfigureAwait(false);
            var inspection = await FileInspector.InspectAsync(file.File, settings, new ReadLimits(), null, cancellation).ConfigureAwait(false);
            if (target is not null)
            {
                (settings, inspection) = await RecallAsync(session, store, target, file, settings, inspection, cancellation).ConfigureAwait(false);
            }
            InputFile.Checked(inspection);

            var (report, importId) = command.GetValue(dryRun)
                ? (await DryRunAsync(session, store, target, file, inspection, settings, cancellation).ConfigureAwait(false), (long?)null)
                : await RunAsync().ConfigureAwait(false);
            var answer = ImportAnswer.Of(report, session.Words, target?.Name, importId);
            foreach (var note in report.Notes)
            {
                session.Warn(session.Words.ProblemAndHint(note));
            }
            session.Answer(command, answer, new RunInfo
            {
                Command = "import",
                DataVersion = inspection.ContentHash,
                Options = new Dictionary<string, object?>
                {
                    ["file"] = inspection.FileName,
                    ["dataset"] = target?.Name,
                    ["dryRun"] = command.GetValue(dryRun),
                    ["cleaning"] = inspection.Plan.Cleaning,
                },
                RowsUsed = report.RowsAccepted,
                RowsLeftOut = report.RowsRead - report.RowsAccepted,
            }, text =>
            {
                text.Line(importId is { } id
                    ? session.Texts.Fill("Done_Imported", ("import", id.ToString(session.Terminal.Culture)), ("dataset", target!.Name))
                    : session.Texts["Done_DryRun"]);
                answer.Report(text, session.Words);
            });
            return ExitCode.Done;

            async Task<(ImportReport Report, long? ImportId)> RunAsync()
            {
                var made = target is null;
                target ??= await store.Datasets.CreateAsync(StoreAccess.Actor, name ?? NameOf(inspection.FileName), cancellation: cancellation).ConfigureAwait(false);
                try
                {
                    using var progress = new ImportProgressLine(session);
                    var request = new ImportRequest(target.Id, file.File, inspection, settings, StoreAccess.Actor);
                    var import = await store.Imports.RunAsync(request, progress, cancellation).ConfigureAwait(false);
                    return (import.Report!, import.Id);
                }
                catch when (made)
                {
                    // A refused file leaves nothing behind, not even an empty data set.
                    await store.Datasets.DeleteAsync(StoreAccess.Actor, target.Id, CancellationToken.None).ConfigureAwait(false);
                    throw;
                }
            }
        });
        return create;
    }

    /// <summary>The data set to import into; null where it is yet to be made.</summary>
    private static async Task<DatasetInfo?> FindAsync(StoreAccess store, string? name, CancellationToken cancellation)
    {
        if (name is not null)
        {
            return await store.Datasets.FindAsync(name, cancellation).ConfigureAwait(false);
        }
        try
        {
            return await store.Datasets.ResolveAsync(null, cancellation).ConfigureAwait(false);
        }
        catch (StoreException problem) when (problem.Problem == StoreProblem.NoDatasets)
        {
            return null;
        }
    }

    /// <summary>Fills what was not given with what was decided for an earlier file with the same columns.</summary>
    private static async Task<(InspectionSettings Settings, FileInspection Inspection)> RecallAsync(
        Session session, StoreAccess store, DatasetInfo target, InputFile file, InspectionSettings given, FileInspection inspection, CancellationToken cancellation)
    {
        var remembered = await store.Imports.RememberedSettingsAsync(target.Id, inspection.Plan.Columns, cancellation).ConfigureAwait(false);
        if (remembered is null || remembered.Kind != given.Kind)
        {
            return (given, inspection);
        }
        var roles = remembered.Roles.Concat(given.Roles).GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
        var settings = given with
        {
            Encoding = given.Encoding ?? remembered.Encoding,
            Delimiter = given.Delimiter ?? remembered.Delimiter,
            HasHeader = given.HasHeader ?? remembered.HasHeader,
            DateFormat = given.DateFormat ?? remembered.DateFormat,
            Decimal = given.Decimal ?? remembered.Decimal,
            Roles = roles,
        };
        var changes = settings.Encoding != given.Encoding || settings.Delimiter != given.Delimiter || settings.HasHeader != given.HasHeader
            || settings.DateFormat != given.DateFormat || settings.Decimal != given.Decimal || roles.Count != given.Roles.Count;
        if (!changes)
        {
            return (given, inspection);
        }
        session.Warn(session.Texts["Remembered"]);
        return (settings, await FileInspector.ReviseAsync(inspection, file.File, settings, new ReadLimits(), cancellation).ConfigureAwait(false));
    }

    private static async Task<ImportReport> DryRunAsync(
        Session session, StoreAccess store, DatasetInfo? target, InputFile file, FileInspection inspection, InspectionSettings settings, CancellationToken cancellation)
    {
        if (target is null)
        {
            return await FileReading.CountAsync(session, file, inspection, cancellation).ConfigureAwait(false);
        }
        using var progress = new ImportProgressLine(session);
        var request = new ImportRequest(target.Id, file.File, inspection, settings, StoreAccess.Actor);
        return await store.Imports.DryRunAsync(request, progress, cancellation).ConfigureAwait(false);
    }

    /// <summary>A data set's name from a file's: without folders and endings.</summary>
    private static string NameOf(string fileName)
    {
        var name = Path.GetFileName(fileName);
        foreach (var ending in new[] { ".gz", ".zip", ".csv", ".tsv", ".txt" })
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && name.Length > ending.Length)
            {
                name = name[..^ending.Length];
            }
        }
        return name;
    }
}
