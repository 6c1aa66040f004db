using System.CommandLine;
using TechMart.Cli.Data;
using TechMart.Import.Tables;

namespace TechMart.Cli.Options;

/// <summary>The plain table that a model is fitted to: which file, and how it is read. What is not given is detected.</summary>
internal sealed class TableOptions
{
    private readonly Session _session;
    private readonly Option<string?> _csv;
    private readonly Option<string?> _encoding;
    private readonly Option<char?> _delimiter;
    private readonly Option<char?> _decimal;
    private readonly Option<bool> _noHeader;

    public TableOptions(Session session)
    {
        _session = session;
        _csv = session.Text("csv", "FILE", "model_csv");
        _csv.Required = true;
        _encoding = session.Text("encoding", "NAME");
        _delimiter = session.Value<char?>("delimiter", "CHAR", text => ReadingOptions.ReadDelimiter(session, text));
        _decimal = session.Value<char?>("decimal", "SIGN", text => ReadingOptions.ReadDecimal(session, text));
        _noHeader = session.Flag("no-header");
    }

    /// <summary>All options.</summary>
    public IEnumerable<Option> All => [_csv, _encoding, _delimiter, _decimal, _noHeader];

    /// <summary>The file that was given.</summary>
    public string File(ParseResult command) => command.GetValue(_csv)!;

    /// <summary>Reads columns of the table.</summary>
    /// <exception cref="Import.ImportException">The file cannot be read, a column is not there, or a field is no number.</exception>
    public async Task<PlainTable> ReadAsync(ParseResult command, IReadOnlyList<PlainColumn> columns, CancellationToken cancellation)
    {
        var file = await InputFile.OpenAsync(_session, File(command), cancellation).ConfigureAwait(false);
        await using var deleting = file.ConfigureAwait(false);
        var settings = new PlainTableSettings
        {
            Encoding = command.GetValue(_encoding),
            Delimiter = command.GetValue(_delimiter),
            HasHeader = command.GetValue(_noHeader) ? false : null,
            Decimal = command.GetValue(_decimal) ?? '.',
        };
        return await PlainTableReader.ReadAsync(file.File, columns, settings, cancellation).ConfigureAwait(false);
    }
}
