using System.CommandLine;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Store.Backups;

namespace TechMart.Cli.Commands;

/// <summary><c>backup --out FILE</c></summary>
internal static class BackupCommand
{
    public static Command Create(Session session)
    {
        var outFile = session.Text("out", "FILE");
        outFile.Required = true;
        var create = session.Command("backup", outFile);
        create.SetAction(async (command, cancellation) =>
        {
            var path = command.GetRequiredValue(outFile)!;
            var store = await session.OpenStoreAsync(command, cancellation).ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            BackupManifest? manifest = null;
            await OutputFile.WriteAsync(
                session,
                path,
                async (stream, token) => manifest = await store.Backup.WriteAsync(StoreAccess.Actor, Path.GetFileName(path), stream, token).ConfigureAwait(false),
                cancellation,
                isPrivate: true).ConfigureAwait(false);
            if (path != OutputFile.StandardOutput)
            {
                session.Answer(
                    command,
                    new { File = path, new FileInfo(path).Length, manifest!.MadeAt, manifest.Content, manifest.Files },
                    new RunInfo { Command = "backup", RowsUsed = manifest.Content.Lines },
                    text =>
                    {
                        text.Line(text.Texts.Fill("Done_Backup", ("file", path)));
                        text.Facts(FactsOf(manifest));
                    });
            }
            return ExitCode.Done;
        });
        return create;
    }

    /// <summary>How much a copy holds.</summary>
    public static IEnumerable<(string Label, object? Value)> FactsOf(BackupManifest manifest) =>
    [
        ("Datasets", manifest.Content.Datasets), ("Lines", manifest.Content.Lines),
        ("People", manifest.Content.Accounts), ("AuditEntries", manifest.Content.AuditEntries),
    ];
}
