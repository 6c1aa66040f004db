using System.CommandLine;
using System.Text.Json.Nodes;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Store;
using TechMart.Store.Imports;

namespace TechMart.Cli.Commands;

/// <summary><c>imports list</c>, <c>imports undo ID</c>, <c>imports rejects ID --out FILE</c></summary>
internal static class ImportsCommand
{
    public static Command Create(Session session) => session.Command("imports", List(session), Undo(session), Rejects(session));

    private static Command List(Session session)
    {
        var dataset = session.Text("dataset", "NAME");
        var create = session.Command("imports_list", dataset);
        create.SetAction(async (command, cancellation) =>
        {
            var store = await session.OpenStoreAsync(command, cancellation).ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            var only = command.GetValue(dataset) is { } name ? await store.Datasets.ResolveAsync(name, cancellation).ConfigureAwait(false) : null;
            var names = (await store.Datasets.ListAsync(cancellation).ConfigureAwait(false)).ToDictionary(info => info.Id, info => info.Name);
            var imports = await store.Imports.ListAsync(only?.Id, cancellation).ConfigureAwait(false);
            var answer = new
            {
                Imports = imports.Select(import => new
                {
                    import.Id,
                    Dataset = names.GetValueOrDefault(import.DatasetId),
                    File = import.FileName,
                    import.Bytes,
                    import.Kind,
                    import.State,
                    import.By,
                    import.StartedAt,
                    import.FinishedAt,
                    import.UndoneAt,
                    import.Report?.RowsRead,
                    import.Report?.RowsAccepted,
                    import.Report?.RowsRejected,
                    import.Report?.Duplicates,
                    import.Report?.Removed,
                    Problem = import.Problem is null ? null : session.Words.Problem(import.Problem),
                }),
            };
            session.Answer(command, answer, new RunInfo { Command = "imports list", DataVersion = only is null ? null : JsonValue.Create(only.Version) }, text =>
            {
                if (imports.Count == 0)
                {
                    text.Line(text["None_Imports"]);
                }
                text.Table(null, ["Id", "Dataset", "File", "State", "RowsAccepted", "RowsRejected", "By", "Started"], imports.Select(import => (IReadOnlyList<object?>)
                    [import.Id, names.GetValueOrDefault(import.DatasetId), import.FileName, session.Words.State(import.State), import.Report?.RowsAccepted, import.Report?.RowsRejected, import.By, import.StartedAt.ToLocalTime()]));
            });
            return ExitCode.Done;
        });
        return create;
    }

    private static Command Undo(Session session)
    {
        var id = ImportArgument(session);
        var create = session.Command("imports_undo", id);
        create.SetAction(async (command, cancellation) =>
        {
            var store = await session.OpenStoreAsync(command, cancellation).ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            var import = await FindAsync(store.Imports, command.GetRequiredValue(id), cancellation).ConfigureAwait(false);
            await store.Imports.UndoAsync(import.Id, StoreAccess.Actor, cancellation).ConfigureAwait(false);
            var dataset = await store.Datasets.FindAsync(import.DatasetId, cancellation).ConfigureAwait(false);
            session.Answer(
                command,
                new { ImportId = import.Id, Dataset = dataset?.Name, State = ImportState.Undone, dataset?.Lines },
                new RunInfo { Command = "imports undo", DataVersion = dataset is null ? null : JsonValue.Create(dataset.Version) },
                text => text.Line(text.Texts.Fill("Done_Undone", ("import", import.Id.ToString(session.Terminal.Culture)), ("dataset", dataset?.Name ?? ""))));
            return ExitCode.Done;
        });
        return create;
    }

    private static Command Rejects(Session session)
    {
        var id = ImportArgument(session);
        var outFile = session.Text("out", "FILE");
        outFile.Required = true;
        var create = session.Command("imports_rejects", id, outFile);
        create.SetAction(async (command, cancellation) =>
        {
            var path = command.GetRequiredValue(outFile)!;
            var store = await session.OpenStoreAsync(command, cancellation).ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            var import = await FindAsync(store.Imports, command.GetRequiredValue(id), cancellation).ConfigureAwait(false);
            if (import.Report is not { } report)
            {
                throw new RefusedException(session.Texts.Fill(
                    "NoRejects", ("import", import.Id.ToString(session.Terminal.Culture)), ("state", session.Words.State(import.State))));
            }
            await OutputFile.WriteAsync(
                session, path, (stream, token) => store.Imports.WriteRejectsAsync(StoreAccess.Actor, import.Id, stream, row => session.Words.Reason(row.Reason), token), cancellation).ConfigureAwait(false);
            if (path != OutputFile.StandardOutput)
            {
                session.Answer(
                    command,
                    new { ImportId = import.Id, File = path, Rows = report.RowsRejected },
                    new RunInfo { Command = "imports rejects", RowsUsed = report.RowsRejected },
                    text => text.Line(text.Texts.Fill("Done_Rejects", ("rows", text.Number(report.RowsRejected)), ("file", path))));
            }
            return ExitCode.Done;
        });
        return create;
    }

    private static Argument<long> ImportArgument(Session session) => new("ID") { Description = session.Texts["Argument_import"] };

    private static async Task<ImportInfo> FindAsync(ImportStore imports, long id, CancellationToken cancellation) =>
        await imports.FindAsync(id, cancellation).ConfigureAwait(false)
        ?? throw new StoreException(StoreProblem.UnknownImport, id.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
