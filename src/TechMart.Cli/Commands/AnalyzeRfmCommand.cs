using System.CommandLine;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Cli.Options;
using TechMart.Wording;

namespace TechMart.Cli.Commands;

/// <summary><c>analyze rfm</c></summary>
internal static class AnalyzeRfmCommand
{
    public static Command Create(Session session)
    {
        var source = new SourceOptions(session, storedCustomersOnly: true);
        var selection = new SelectionOptions(session);
        var scoring = new RfmScoring(session);
        var moves = session.Flag("moves");
        var create = session.Command("analyze_rfm", [.. source.All, .. selection.All, .. scoring.All, moves]);
        create.Validators.Add(source.Validate);
        create.SetAction(async (command, cancellation) =>
        {
            selection.Check(command);
            var options = scoring.Options(command, selection.AsOf(command));
            var sales = await SalesSource.OpenAsync(session, command, source, selection, cancellation).ConfigureAwait(false);
            await using var closing = sales.ConfigureAwait(false);
            var rfm = await sales.AskAsync(
                queries => RfmAnalysis.RunAsync(queries, sales.Filter, options, cancellation),
                (reports, dataset) => reports.RfmAsync(dataset, sales.Filter, options, cancellation)).ConfigureAwait(false);
            var words = new SegmentWords(session.Terminal.Culture);
            foreach (var note in rfm.Notes)
            {
                session.Warn(words.Note(note));
            }
            session.Answer(command, RfmAnswer.Of(rfm, command.GetValue(moves)), new RunInfo
            {
                Command = "analyze rfm",
                DataVersion = sales.Version,
                Filter = FilterInfo.Of(sales.Filter),
                Options = new Dictionary<string, object?>(
                [
                    new("source", source.CsvFile(command) ?? source.DatasetName(command)),
                    new("asOf", rfm.AsOf),
                    .. RfmScoring.Told(options),
                    new("cleaning", sales.Report?.Plan.Cleaning),
                ]),
                Seed = selection.Seed(command),
                RowsUsed = rfm.Lines.Used,
                RowsLeftOut = rfm.Lines.LeftOut + sales.RowsLost,
            }, text => RfmReport.Write(text, rfm, words));
            return ExitCode.Done;
        });
        return create;
    }
}
