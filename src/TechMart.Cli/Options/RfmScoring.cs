using System.CommandLine;
using System.Text.Json;
using TechMart.Analytics.Customers.Rfm;

namespace TechMart.Cli.Options;

/// <summary>How RFM scores and names customers.</summary>
internal sealed class RfmScoring
{
    private readonly Session _session;
    private readonly Option<TieRule?> _ties;
    private readonly Option<FrequencyMeasure?> _frequency;
    private readonly Option<MonetaryMeasure?> _monetary;
    private readonly Option<SegmentAxis?> _grid;
    private readonly Option<FourBorders?> _shares;
    private readonly Option<FourBorders?> _recencyBorders;
    private readonly Option<FourBorders?> _frequencyBorders;
    private readonly Option<FourBorders?> _monetaryBorders;

    public RfmScoring(Session session)
    {
        _session = session;
        _ties = session.Value<TieRule?>("ties", "RULE", text => ReadChoice<TieRule>(text, rule => rule.ToString()));
        _frequency = session.Value<FrequencyMeasure?>("frequency", "WHAT", text => ReadChoice<FrequencyMeasure>(text, measure => measure.ToString()), "rfm_frequency");
        _monetary = session.Value<MonetaryMeasure?>("monetary", "WHAT", text => ReadChoice<MonetaryMeasure>(text, measure => measure.ToString()), "rfm_monetary");
        _grid = session.Value<SegmentAxis?>("grid", "AXIS", text => ReadChoice<SegmentAxis>(text, axis => axis.ToString()));
        _shares = session.Value<FourBorders?>("shares", "A,B,C,D", text => ReadBorders(text, borders => borders is { First: > 0, Fourth: < 1 }));
        _recencyBorders = Borders("recency-borders");
        _frequencyBorders = Borders("frequency-borders");
        _monetaryBorders = Borders("monetary-borders");
    }

    /// <summary>All options.</summary>
    public IEnumerable<Option> All => [_ties, _frequency, _monetary, _grid, _shares, _recencyBorders, _frequencyBorders, _monetaryBorders];

    /// <summary>What was given.</summary>
    public RfmOptions Options(ParseResult command, DateOnly? asOf)
    {
        var defaults = new RfmOptions();
        var options = defaults with
        {
            AsOf = asOf,
            Ties = command.GetValue(_ties) ?? defaults.Ties,
            Frequency = command.GetValue(_frequency) ?? defaults.Frequency,
            Monetary = command.GetValue(_monetary) ?? defaults.Monetary,
            Segments = command.GetValue(_grid) == SegmentAxis.Frequency ? SegmentTable.RecencyAndFrequency : defaults.Segments,
            Shares = command.GetValue(_shares) ?? defaults.Shares,
            RecencyBorders = command.GetValue(_recencyBorders),
            FrequencyBorders = command.GetValue(_frequencyBorders),
            MonetaryBorders = command.GetValue(_monetaryBorders),
        };
        return options.Ties == TieRule.Ntile && options.Shares != RfmOptions.Quintiles
            ? throw new UsageException(_session.Texts.Fill("Bad_NtileShares", ("option", _shares.Name), ("rule", "ntile")))
            : options;
    }

    /// <summary>What was scored by, as it is told beside an answer.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Told(RfmOptions options) =>
    [
        new("ties", options.Ties),
        new("frequency", options.Frequency),
        new("monetary", options.Monetary),
        new("grid", options.Segments.Axis),
        new("shares", options.Shares.All),
        new("recencyBorders", options.RecencyBorders?.All),
        new("frequencyBorders", options.FrequencyBorders?.All),
        new("monetaryBorders", options.MonetaryBorders?.All),
    ];

    private Option<FourBorders?> Borders(string name) => _session.Value<FourBorders?>(name, "A,B,C,D", text => ReadBorders(text, _ => true));

    private T ReadChoice<T>(string text, Func<T, string> name)
        where T : struct, Enum
    {
        var choices = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(name(value)));
        return choices.TryGetValue(text, out var choice)
            ? choice
            : throw new UsageException(_session.Texts.Fill("Bad_Kind", ("value", text), ("choices", string.Join(", ", choices.Keys))));
    }

    private FourBorders ReadBorders(string text, Func<FourBorders, bool> isUsable) => FourBorders.TryParse(text, out var borders) && isUsable(borders)
        ? borders
        : throw new UsageException(_session.Texts.Fill("Bad_FourNumbers", ("value", text)));
}
