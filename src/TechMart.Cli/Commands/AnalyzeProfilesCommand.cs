using System.CommandLine;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Cli.Options;
using TechMart.Wording;

namespace TechMart.Cli.Commands;

/// <summary><c>analyze profiles</c></summary>
internal static class AnalyzeProfilesCommand
{
    public static Command Create(Session session)
    {
        var source = new SourceOptions(session, storedCustomersOnly: true);
        var selection = new SelectionOptions(session) { AsksAboutSegment = true };
        var scoring = new RfmScoring(session);
        var create = session.Command("analyze_profiles", [.. source.All, .. selection.All, .. scoring.All]);
        create.Validators.Add(source.Validate);
        create.SetAction(async (command, cancellation) =>
        {
            selection.Check(command);
            var options = scoring.Options(command, selection.AsOf(command));
            var names = new SegmentWords(session.Terminal.Culture);
            var segment = FindSegment(session, selection.Segment(command), options.Segments, names);
            var sales = await SalesSource.OpenAsync(session, command, source, selection, cancellation).ConfigureAwait(false);
            await using var closing = sales.ConfigureAwait(false);
            var profile = await sales.AskAsync(
                queries => ProfileAnalysis.OfSegmentAsync(queries, sales.Filter, options, segment, cancellation),
                (reports, dataset) => reports.SegmentProfileAsync(dataset, sales.Filter, options, segment, cancellation)).ConfigureAwait(false);
            var words = new ProfileWords(session.Terminal.Culture);
            foreach (var note in profile.Notes)
            {
                session.Warn(words.Note(note));
            }
            session.Answer(command, ProfileAnswer.Of(profile), new RunInfo
            {
                Command = "analyze profiles",
                DataVersion = sales.Version,
                Filter = FilterInfo.Of(sales.Filter),
                Options = new Dictionary<string, object?>(
                [
                    new("source", source.CsvFile(command) ?? source.DatasetName(command)),
                    new("segment", segment),
                    new("asOf", await sales.AsOfAsync(selection.AsOf(command), cancellation).ConfigureAwait(false)),
                    .. RfmScoring.Told(options),
                    new("cleaning", sales.Report?.Plan.Cleaning),
                ]),
                Seed = selection.Seed(command),
                RowsUsed = profile.Lines.Used,
                RowsLeftOut = profile.Lines.LeftOut + sales.RowsLost,
            }, text => ProfileReport.Write(text, profile, names.Name(profile.Name), words));
            return ExitCode.Done;
        });
        return create;
    }

    /// <summary>The segment that a person means by its code or by the name that people see.</summary>
    private static string FindSegment(Session session, string? name, SegmentTable table, SegmentWords words)
    {
        if (name is null)
        {
            throw new UsageException(session.Texts.Fill("Bad_Missing", ("option", "--segment")));
        }
        return table.Segments.FirstOrDefault(segment =>
            string.Equals(segment, name, StringComparison.OrdinalIgnoreCase) || string.Equals(words.Name(segment), name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException(session.Texts.Fill("Bad_Kind", ("value", name), ("choices", string.Join(", ", table.Segments))));
    }
}
