using System.CommandLine;
using TechMart.Analytics.Sales;

namespace TechMart.Cli.Options;

/// <summary>Which lines to look at, and what to compare them with.</summary>
internal sealed class SelectionOptions
{
    private readonly Session _session;
    private readonly Option<Period?> _from;
    private readonly Option<Period?> _to;
    private readonly Option<string[]> _category;
    private readonly Option<string[]> _region;
    private readonly Option<string[]> _country;
    private readonly Option<KeyValuePair<string, string>[]> _where;
    private readonly Option<string?> _segment;
    private readonly Option<ComparisonChoice?> _compare;
    private readonly Option<Period?> _asOf;
    private readonly Option<int?> _seed;

    public SelectionOptions(Session session)
    {
        _session = session;
        _from = session.Value<Period?>("from", "DATE", text => ReadPeriod(text));
        _to = session.Value<Period?>("to", "DATE", text => ReadPeriod(text));
        _category = session.Values<string>("category", "A,B", text => [text]);
        _region = session.Values<string>("region", "A,B", text => [text]);
        _country = session.Values<string>("country", "A,B", text => [text]);
        _where = session.Values("where", "ATTRIBUTE=VALUE", ReadCondition);
        _segment = session.Text("segment", "NAME");
        _compare = session.Value<ComparisonChoice?>("compare", "WHAT", text => ReadComparison(text));
        _asOf = session.Value<Period?>("as-of", "DATE", text => ReadPeriod(text));
        _seed = session.Value<int?>("seed", "N", text => (int)session.Positive(text, int.MaxValue));
    }

    /// <summary>All options.</summary>
    public IEnumerable<Option> All => [_from, _to, _category, _region, _country, _where, _segment, _compare, _asOf, _seed];

    /// <summary>The options that say which lines, but not of when.</summary>
    public IEnumerable<Option> OfAnyTime => [_category, _region, _country, _where, _segment, _seed];

    /// <summary>Whether the command asks about the segment that is named, rather than filtering by it.</summary>
    public bool AsksAboutSegment { get; init; }

    /// <summary>Seed of everything random.</summary>
    public int Seed(ParseResult command) => command.GetValue(_seed) ?? 1;

    /// <summary>The reference day that was given; null where none was.</summary>
    public DateOnly? AsOf(ParseResult command) => command.GetValue(_asOf)?.To;

    /// <summary>What to compare with.</summary>
    public ComparisonChoice Comparison(ParseResult command) => command.GetValue(_compare) ?? new ComparisonChoice(ComparisonKind.Previous);

    /// <summary>The segment that was named; null where none was.</summary>
    public string? Segment(ParseResult command) => command.GetValue(_segment);

    /// <summary>Refuses what cannot be meant, before any data are read.</summary>
    public void Check(ParseResult command)
    {
        if (command.GetValue(_from) is { } from && command.GetValue(_to) is { } to && to.To < from.From)
        {
            throw new UsageException(_session.Texts.Fill("Bad_Range", ("from", Iso(from.From)), ("to", Iso(to.To))));
        }
    }

    /// <summary>The filter over a table; names that its data do not have are refused.</summary>
    public SalesFilter Filter(ParseResult command, SalesTable table, bool knownCustomersOnly)
    {
        var (from, to) = (command.GetValue(_from)?.From, command.GetValue(_to)?.To);
        if (!table.HasTime && (from ?? to) is not null)
        {
            throw new RefusedException(_session.Texts["Unknown_NoTime"]);
        }
        var categories = command.GetValue(_category)!.SelectMany(text => Known("category", text, table.Categories)).ToList();
        var attributes = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        AddAttribute(attributes, table, "region", command.GetValue(_region)!);
        AddAttribute(attributes, table, "country", command.GetValue(_country)!);
        foreach (var condition in command.GetValue(_where)!.GroupBy(condition => condition.Key, StringComparer.OrdinalIgnoreCase))
        {
            AddAttribute(attributes, table, condition.Key, condition.Select(pair => pair.Value).ToArray());
        }
        return new SalesFilter(from, to, categories, attributes, knownCustomersOnly: knownCustomersOnly);
    }

    private void AddAttribute(List<KeyValuePair<string, IReadOnlyList<string>>> attributes, SalesTable table, string name, string[] texts)
    {
        if (texts.Length == 0)
        {
            return;
        }
        var attribute = table.Attributes.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        if (attribute is null)
        {
            throw new RefusedException(table.Attributes.Count == 0
                ? _session.Texts.Fill("Unknown_NoAttributes", ("attribute", name))
                : _session.Texts.Fill("Unknown_Attribute", ("attribute", name), ("values", string.Join(", ", table.Attributes))));
        }
        var values = table.AttributeValues(attribute);
        attributes.Add(KeyValuePair.Create<string, IReadOnlyList<string>>(attribute, texts.SelectMany(text => Known(attribute, text, values)).ToArray()));
    }

    /// <summary>The values that a text names: itself where it is one (also with a comma in it), else its parts between commas.</summary>
    private List<string> Known(string attribute, string text, IReadOnlyList<string> values)
    {
        if (Find(text) is { } whole)
        {
            return [whole];
        }
        return text.Split(',', StringSplitOptions.TrimEntries).Select(part => Find(part) ?? throw new RefusedException(
            _session.Texts.Fill("Unknown_Value", ("attribute", attribute), ("value", part), ("values", Shown(values))))).ToList();

        string? Find(string name) =>
            name.Length == 0 ? SalesFilter.MissingValue
            : values.FirstOrDefault(value => string.Equals(value, name, StringComparison.Ordinal))
                ?? values.FirstOrDefault(value => string.Equals(value, name, StringComparison.OrdinalIgnoreCase));
    }

    private string Shown(IReadOnlyList<string> values)
    {
        const int Most = 20;
        var shown = string.Join(", ", values.Take(Most));
        return values.Count > Most
            ? $"{shown} {_session.Texts.Fill("AndMore", ("count", (values.Count - Most).ToString("N0", _session.Terminal.Culture)))}"
            : shown;
    }

    private Period ReadPeriod(string text) => Period.TryParse(text, out var period)
        ? period
        : throw new UsageException(_session.Texts.Fill("Bad_Day", ("value", text)));

    private ComparisonChoice ReadComparison(string text)
    {
        switch (text)
        {
            case "previous":
                return new ComparisonChoice(ComparisonKind.Previous);
            case "year":
                return new ComparisonChoice(ComparisonKind.Year);
            case "none":
                return new ComparisonChoice(ComparisonKind.None);
        }
        if (text.Split("..") is not [var first, var last])
        {
            throw new UsageException(_session.Texts.Fill("Bad_Compare", ("value", text)));
        }
        var (from, to) = (ReadPeriod(first).From, ReadPeriod(last).To);
        return to >= from
            ? new ComparisonChoice(ComparisonKind.Custom, from, to)
            : throw new UsageException(_session.Texts.Fill("Bad_Range", ("from", first), ("to", last)));
    }

    private IEnumerable<KeyValuePair<string, string>> ReadCondition(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? [KeyValuePair.Create(text[..equals].Trim(), text[(equals + 1)..])]
            : throw new UsageException(_session.Texts.Fill("Bad_Where", ("value", text)));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
