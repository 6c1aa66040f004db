using System.CommandLine;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Cli.Options;
using TechMart.Import;
using TechMart.Import.Inspection;
using TechMart.Store.Imports;

namespace TechMart.Cli.Commands;

/// <summary><c>analyze quality</c>: of a file as an import would tell it; of a data set as its imports told it.</summary>
internal static class AnalyzeQualityCommand
{
    public static Command Create(Session session)
    {
        var source = new SourceOptions(session, storedCustomersOnly: false);
        var create = session.Command("analyze_quality", source.All);
        create.Validators.Add(source.Validate);
        create.SetAction(async (command, cancellation) =>
        {
            if (source.CsvFile(command) is { } path)
            {
                var file = await InputFile.OpenAsync(session, path, cancellation).ConfigureAwait(false);
                await using var deleting = file.ConfigureAwait(false);
                var inspection = await file.InspectAsync(source.Reading.Settings(command), cancellation).ConfigureAwait(false);
                var report = await FileReading.CountAsync(session, file, inspection, cancellation).ConfigureAwait(false);
                var answer = ImportAnswer.Of(report, session.Words);
                session.Answer(command, answer, Run(report, inspection.ContentHash, path), text => answer.Report(text, session.Words));
                return ExitCode.Done;
            }
            var store = await session.OpenStoreAsync(command, cancellation).ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            var dataset = await store.Datasets.ResolveAsync(source.DatasetName(command), cancellation).ConfigureAwait(false);
            var imports = await store.Imports.ListAsync(dataset.Id, cancellation).ConfigureAwait(false);
            var answers = imports.Where(import => import is { State: ImportState.Finished, Report: not null, Kind: FileKind.Sales })
                .Select(import => ImportAnswer.Of(import.Report!, session.Words, dataset.Name, import.Id)).ToList();
            if (answers.Count == 0)
            {
                throw new RefusedException(session.Texts["None_Imports"]);
            }
            var sum = ImportAnswer.Sum(answers);
            session.Answer(
                command,
                sum,
                new RunInfo
                {
                    Command = "analyze quality",
                    DataVersion = dataset.Version,
                    Options = new Dictionary<string, object?> { ["source"] = dataset.Name, ["imports"] = answers.Select(answer => answer.ImportId) },
                    RowsUsed = sum.RowsAccepted,
                    RowsLeftOut = sum.RowsRead - sum.RowsAccepted,
                },
                text => sum.Report(text, session.Words));
            return ExitCode.Done;
        });
        return create;
    }

    private static RunInfo Run(ImportReport report, string contentHash, string path) => new()
    {
        Command = "analyze quality",
        DataVersion = contentHash,
        Options = new Dictionary<string, object?> { ["source"] = path, ["cleaning"] = report.Plan.Cleaning },
        RowsUsed = report.RowsAccepted,
        RowsLeftOut = report.RowsRead - report.RowsAccepted,
    };
}
