using System.CommandLine;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;

namespace TechMart.Cli.Commands;

/// <summary><c>restore FILE [--replace]</c></summary>
internal static class RestoreCommand
{
    public static Command Create(Session session)
    {
        var file = new Argument<string>("FILE") { Description = session.Texts["Argument_backup"] };
        var replace = session.Flag("replace");
        var create = session.Command("restore", file, replace);
        create.SetAction(async (command, cancellation) =>
        {
            var path = command.GetRequiredValue(file);
            if (!File.Exists(path))
            {
                throw new RefusedException(session.Texts.Fill("NoFile", ("file", path)));
            }
            var store = StoreAccess.Find(command.GetValue(session.DataFolder), session.Terminal.Clock);
            await using var closing = store.ConfigureAwait(false);
            var stream = File.OpenRead(path);
            await using var ending = stream.ConfigureAwait(false);
            var restored = await store.Backup.RestoreAsync(StoreAccess.Actor, Path.GetFileName(path), stream, command.GetValue(replace), cancellation).ConfigureAwait(false);
            var manifest = restored.Manifest;
            session.Answer(
                command,
                new { File = path, store.DataFolder, restored.SetAside, manifest.MadeAt, manifest.ProductVersion, manifest.Content },
                new RunInfo { Command = "restore", RowsUsed = manifest.Content.Lines },
                text =>
                {
                    text.Line(text.Texts.Fill("Done_Restored", ("file", path), ("folder", store.DataFolder)));
                    if (restored.SetAside is { } aside)
                    {
                        text.Line(text.Texts.Fill("Done_SetAside", ("folder", aside)));
                    }
                    text.Facts(BackupCommand.FactsOf(manifest));
                });
            return ExitCode.Done;
        });
        return create;
    }
}
