using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;

namespace TechMart.Cli.Options;

/// <summary>How a file is read and cleaned: what is not given is detected.</summary>
internal sealed class ReadingOptions
{
    private const string AttributePrefix = "attribute:";

    private readonly Session _session;
    private readonly Option<KeyValuePair<string, string>[]> _map;
    private readonly Option<string?> _encoding;
    private readonly Option<char?> _delimiter;
    private readonly Option<string?> _dateFormat;
    private readonly Option<char?> _decimal;
    private readonly Option<bool> _noHeader;
    private readonly Option<FileKind?> _kind;
    private readonly Option<OrderRule?> _orderRule;
    private readonly Option<bool> _customersOnly;
    private readonly Option<bool> _noReturns;
    private readonly Option<bool> _keepDuplicates;

    public ReadingOptions(Session session)
    {
        _session = session;
        _map = session.Values("map", "ROLE=COLUMN", ReadMapping);
        _encoding = session.Text("encoding", "NAME");
        _delimiter = session.Value<char?>("delimiter", "CHAR", text => ReadDelimiter(session, text));
        _dateFormat = session.Text("date-format", "FORMAT");
        _decimal = session.Value<char?>("decimal", "SIGN", text => ReadDecimal(session, text));
        _noHeader = session.Flag("no-header");
        _kind = session.Value<FileKind?>("kind", "KIND", text => ReadChoice<FileKind>(text));
        _orderRule = session.Value<OrderRule?>("order-rule", "RULE", text => ReadChoice<OrderRule>(text));
        _customersOnly = session.Flag("customers-only");
        _noReturns = session.Flag("no-returns");
        _keepDuplicates = session.Flag("keep-duplicates");
    }

    /// <summary>All options.</summary>
    public IEnumerable<Option> All => [_map, _encoding, _delimiter, _dateFormat, _decimal, _noHeader, _kind, _orderRule, _customersOnly, _noReturns, _keepDuplicates];

    /// <summary>Whether rows without a customer are to be left out; the one of these options that also makes sense of stored lines.</summary>
    public bool CustomersOnly(ParseResult command) => command.GetValue(_customersOnly);

    /// <summary>What was given.</summary>
    public InspectionSettings Settings(ParseResult command) => new()
    {
        Encoding = command.GetValue(_encoding),
        Delimiter = command.GetValue(_delimiter),
        HasHeader = command.GetValue(_noHeader) ? false : null,
        DateFormat = command.GetValue(_dateFormat),
        Decimal = command.GetValue(_decimal),
        Roles = command.GetValue(_map)!.GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal),
        Kind = command.GetValue(_kind) ?? FileKind.Sales,
        OrderRule = command.GetValue(_orderRule) ?? OrderRule.CustomerAndTime,
        Cleaning = new CleaningRules
        {
            CustomersOnly = command.GetValue(_customersOnly),
            NoReturns = command.GetValue(_noReturns),
            KeepDuplicates = command.GetValue(_keepDuplicates),
        },
    };

    /// <summary>An option that was given and only makes sense where a file is read; null where there is none.</summary>
    public Option? GivenForFiles(CommandResult command, bool exceptCustomersOnly) =>
        All.FirstOrDefault(option => !(exceptCustomersOnly && option == _customersOnly) && command.GetResult(option) is { Implicit: false });

    private IEnumerable<KeyValuePair<string, string>> ReadMapping(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var role = equals < 0 ? "" : text[..equals].Trim();
        var known = RoleNames.Where(name => string.Equals(name, role, StringComparison.OrdinalIgnoreCase)).Take(1).ToList();
        if (known.Count == 0 && role.StartsWith(AttributePrefix, StringComparison.OrdinalIgnoreCase) && role.Length > AttributePrefix.Length)
        {
            known.Add(AttributePrefix + role[AttributePrefix.Length..]);
        }
        return known.Count == 1
            ? [KeyValuePair.Create(known[0], text[(equals + 1)..])]
            : throw new UsageException(_session.Texts.Fill("Bad_Map", ("value", text), ("roles", string.Join(", ", RoleNames.Append(AttributePrefix + "NAME")))));
    }

    private static IEnumerable<string> RoleNames { get; } = Enum.GetValues<ColumnRole>()
        .Where(role => role is not (ColumnRole.None or ColumnRole.Attribute))
        .Select(role => JsonNamingPolicy.CamelCase.ConvertName(role.ToString()))
        .ToArray();

    /// <summary>Reads a delimiter.</summary>
    public static char? ReadDelimiter(Session session, string text) => text switch
    {
        "tab" or "\\t" => '\t',
        "blanks" => Import.Reading.Dialect.Blanks,
        [var character] => character,
        _ => throw new UsageException(session.Texts.Fill("Bad_Delimiter", ("value", text))),
    };

    /// <summary>Reads a decimal sign.</summary>
    public static char? ReadDecimal(Session session, string text) => text is "." or ","
        ? text[0]
        : throw new UsageException(session.Texts.Fill("Bad_Decimal", ("value", text)));

    private T ReadChoice<T>(string text)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
        return names.TryGetValue(text, out var choice)
            ? choice
            : throw new UsageException(_session.Texts.Fill("Bad_Kind", ("value", text), ("choices", string.Join(", ", names.Keys))));
    }
}
