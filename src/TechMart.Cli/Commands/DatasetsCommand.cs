using System.CommandLine;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;

namespace TechMart.Cli.Commands;

/// <summary><c>datasets list</c>, <c>datasets delete NAME</c></summary>
internal static class DatasetsCommand
{
    public static Command Create(Session session) => session.Command("datasets", List(session), Delete(session));

    private static Command List(Session session)
    {
        var create = session.Command("datasets_list");
        create.SetAction(async (command, cancellation) =>
        {
            var store = await session.OpenStoreAsync(command, cancellation).ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            var datasets = await store.Datasets.ListAsync(cancellation).ConfigureAwait(false);
            session.Answer(command, new { Datasets = datasets }, new RunInfo { Command = "datasets list" }, text =>
            {
                if (datasets.Count == 0)
                {
                    text.Line(text["None_Datasets"]);
                }
                text.Table(null, ["Name", "Lines", "From", "To", "Currency", "TimeZone", "Imports"], datasets.Select(info =>
                    (IReadOnlyList<object?>)[info.Name, info.Lines, info.From, info.To, info.Currency, info.TimeZone, info.Imports]));
            });
            return ExitCode.Done;
        });
        return create;
    }

    private static Command Delete(Session session)
    {
        var name = new Argument<string>("NAME") { Description = session.Texts["Argument_dataset"] };
        var create = session.Command("datasets_delete", name);
        create.SetAction(async (command, cancellation) =>
        {
            var store = await session.OpenStoreAsync(command, cancellation).ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            var dataset = await store.Datasets.ResolveAsync(command.GetRequiredValue(name), cancellation).ConfigureAwait(false);
            await store.Datasets.DeleteAsync(StoreAccess.Actor, dataset.Id, cancellation).ConfigureAwait(false);
            session.Answer(
                command,
                new { Deleted = dataset.Name, dataset.Lines },
                new RunInfo { Command = "datasets delete" },
                text => text.Line(text.Texts.Fill("Done_Deleted", ("dataset", dataset.Name))));
            return ExitCode.Done;
        });
        return create;
    }
}
