using System.CommandLine;
using System.CommandLine.Parsing;

namespace TechMart.Cli.Options;

/// <summary>Where the lines come from: a data set of the store, or a file.</summary>
internal sealed class SourceOptions
{
    private readonly Session _session;
    private readonly bool _storedCustomersOnly;
    private readonly Option<string?> _dataset;
    private readonly Option<string?> _csv;

    /// <summary>Makes the options.</summary>
    /// <param name="session">The session.</param>
    /// <param name="storedCustomersOnly">Whether <c>--customers-only</c> makes sense of stored lines, too.</param>
    public SourceOptions(Session session, bool storedCustomersOnly)
    {
        _session = session;
        _storedCustomersOnly = storedCustomersOnly;
        _dataset = session.Text("dataset", "NAME");
        _csv = session.Text("csv", "FILE");
        Reading = new ReadingOptions(session);
    }

    /// <summary>How a file is read.</summary>
    public ReadingOptions Reading { get; }

    /// <summary>All options.</summary>
    public IEnumerable<Option> All => [_dataset, _csv, .. Reading.All];

    /// <summary>The file; null where a data set is meant.</summary>
    public string? CsvFile(ParseResult command) => command.GetValue(_csv);

    /// <summary>The data set; null where the only one is meant.</summary>
    public string? DatasetName(ParseResult command) => command.GetValue(_dataset);

    /// <summary>Refuses combinations that make no sense.</summary>
    public void Validate(CommandResult command)
    {
        if (command.GetResult(_csv) is null)
        {
            if (Reading.GivenForFiles(command, _storedCustomersOnly) is { } option)
            {
                command.AddError(_session.Texts.Fill("Bad_OnlyWithCsv", ("option", option.Name)));
            }
        }
        else if (command.GetResult(_dataset) is not null)
        {
            command.AddError(_session.Texts.Fill("Bad_Both", ("first", _dataset.Name), ("second", _csv.Name)));
        }
    }
}
