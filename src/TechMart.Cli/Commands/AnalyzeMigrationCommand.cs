using System.CommandLine;
using TechMart.Analytics.Customers.Migration;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Cli.Options;
using TechMart.Wording;

namespace TechMart.Cli.Commands;

/// <summary><c>analyze migration</c></summary>
internal static class AnalyzeMigrationCommand
{
    public static Command Create(Session session)
    {
        var source = new SourceOptions(session, storedCustomersOnly: true);
        var selection = new SelectionOptions(session);
        var scoring = new RfmScoring(session);
        var before = PeriodRange.Option(session, "before");
        var after = PeriodRange.Option(session, "after");
        var withCustomers = session.Flag("with-customers");
        var create = session.Command("analyze_migration", [.. source.All, before, after, .. selection.OfAnyTime, .. scoring.All, withCustomers]);
        create.Validators.Add(source.Validate);
        create.SetAction(async (command, cancellation) =>
        {
            var options = new MigrationOptions(command.GetValue(before)!.Value, command.GetValue(after)!.Value) { Rfm = scoring.Options(command, asOf: null) };
            if (options.After.To <= options.Before.To)
            {
                throw new UsageException(session.Texts.Fill("Bad_Order", ("first", before.Name), ("second", after.Name)));
            }
            var sales = await SalesSource.OpenAsync(session, command, source, selection, cancellation).ConfigureAwait(false);
            await using var closing = sales.ConfigureAwait(false);
            var migration = await sales.AskAsync(
                queries => MigrationAnalysis.RunAsync(queries, sales.Filter, options, sales.Table.FirstDay, sales.Table.LastDay, cancellation),
                (reports, dataset) => reports.MigrationAsync(dataset, sales.Filter, options, cancellation)).ConfigureAwait(false);
            var words = new MigrationWords(session.Terminal.Culture);
            foreach (var note in migration.Notes)
            {
                session.Warn(words.Note(note));
            }
            session.Answer(command, MigrationAnswer.Of(migration, command.GetValue(withCustomers)), new RunInfo
            {
                Command = "analyze migration",
                DataVersion = sales.Version,
                Filter = FilterInfo.Of(sales.Filter),
                Options = new Dictionary<string, object?>(
                [
                    new("source", source.CsvFile(command) ?? source.DatasetName(command)),
                    new("before", new { options.Before.From, options.Before.To }),
                    new("after", new { options.After.From, options.After.To }),
                    .. RfmScoring.Told(options.Rfm),
                    new("cleaning", sales.Report?.Plan.Cleaning),
                ]),
                Seed = selection.Seed(command),
                RowsUsed = migration.Lines.Used,
                RowsLeftOut = migration.Lines.LeftOut + sales.RowsLost,
            }, text => MigrationReport.Write(text, migration, words));
            return ExitCode.Done;
        });
        return create;
    }
}
