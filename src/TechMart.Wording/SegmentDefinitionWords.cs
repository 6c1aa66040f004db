using System.Globalization;
using System.Text.Json;
using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Wording.Resources;

namespace TechMart.Wording;

/// <summary>Makes the words about what defines a segment, and why one cannot be had, for page, Excel and command line alike.</summary>
/// <param name="culture">The culture of numbers and dates.</param>
/// <param name="language">The language of the sentences; null = that of the culture.</param>
/// <param name="money">Writes money for the reader; null = as a plain number.</param>
public sealed class SegmentDefinitionWords(CultureInfo culture, CultureInfo? language = null, Func<decimal, string>? money = null)
{
    /// <summary>Letters of what somebody wrote that a sentence repeats.</summary>
    private const int MostLetters = 200;

    private readonly Texts _texts = new(typeof(SavedSegmentTexts), language ?? culture);
    private readonly SegmentWords _segments = new(culture, language);
    private readonly MigrationWords _moves = new(culture, language);

    /// <summary>What a segment is called: the name of a saved or an RFM segment, else its definition without the sales that it is computed from.</summary>
    public string Name(SegmentReference reference) => reference switch
    {
        { SavedName: { } saved } => SegmentCodes.All.Contains(saved) ? _segments.Name(saved) : saved,
        { Definition: RfmSegmentDefinition { Segment: { } segment, Within: null } rfm } when rfm.Options == new RfmOptions() => _segments.Name(segment),
        _ => Definition(reference.Definition! with { Within = null }),
    };

    /// <summary>A definition in one line.</summary>
    public string Definition(SegmentDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var parts = new List<string>(definition switch
        {
            RfmSegmentDefinition rfm => Rfm(rfm),
            MoveSegmentDefinition move => Move(move),
            ClusterSegmentDefinition cluster => [new ClusterWords(culture, language, money).Definition(cluster)],
            ConsumptionSegmentDefinition consumption => [new ConsumptionWords(culture, language, money).Definition(consumption)],
            ConditionSegmentDefinition conditions => [Sentence(string.Join($" {_texts["And"]} ", conditions.Conditions.Select(Condition)))],
            ListSegmentDefinition { Former: { } former } list => [Listed(list.Customers.Count), _texts.Fill("Define_former", ("definition", Definition(former)))],
            ListSegmentDefinition list => [Listed(list.Customers.Count)],
            _ => [_texts.Fill("Define_other", ("kind", definition.GetType().Name))],
        });
        if (definition.Within is { } scope && Scope(scope) is { Length: > 0 } sales)
        {
            parts.Add(_texts.Fill("Define_within", ("scope", sales)));
        }
        return string.Join("; ", parts);
    }

    /// <summary>
    /// The sales that members are computed from, where those are not all sales of the period that a page shows: what is chosen and what is shown then speak of different sales.
    /// Null where they are the same, and for what has no such sales (a frozen list).
    /// </summary>
    /// <param name="definition">The definition; one that follows the period is already given it.</param>
    /// <param name="from">First day of the page's period; null = from the start.</param>
    /// <param name="to">Last day of the page's period; null = to the end.</param>
    public string? OtherSales(SegmentDefinition definition, DateOnly? from, DateOnly? to)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var scope = definition.Within ?? new SegmentScope();
        // A move names its periods itself.
        var ofPeriod = definition is MoveSegmentDefinition ? new SegmentScope { From = scope.From, To = scope.To } : new SegmentScope { From = from, To = to };
        return !definition.IsLive || scope == ofPeriod ? null
            : Scope(scope) is { Length: > 0 } sales ? sales
            : _texts["Define_allSales"];
    }

    /// <summary>A frozen list.</summary>
    public string Listed(int customers) => _texts.Count("Define_list", customers, ("count", Number(customers)));

    /// <summary>A measure of a condition.</summary>
    public string Measure(CustomerMeasure measure) => _texts[$"Measure_{measure}"];

    /// <summary>A comparison of a condition.</summary>
    public string Comparison(MeasureComparison comparison) => _texts[$"Is_{comparison}"];

    /// <summary>A condition.</summary>
    public string Condition(SegmentCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (condition is { Measure: { } measure, Is: { } comparison, Value: { } value })
        {
            return _texts.Fill(
                "Condition_measure", ("measure", Measure(measure)), ("is", Comparison(comparison)), ("value", IsMoney(measure) && money is not null ? money(value) : Number(value)));
        }
        return _texts.Fill(
            condition.AnyOf is null ? "Condition_NoneOf" : "Condition_AnyOf",
            ("of", Attribute(condition.Of ?? "")),
            ("values", string.Join($" {_texts["Or"]} ", condition.AnyOf ?? condition.NoneOf ?? [])));
    }

    /// <summary>Why a segment cannot be had, and what to do.</summary>
    public string Problem(SegmentException problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return _texts.Fill(
            $"SegmentProblem_{problem.Problem}",
            ("subject", problem.Subject is { Length: > MostLetters } text ? text[..MostLetters] + "…" : problem.Subject ?? ""),
            ("segments", string.Join(", ", SegmentCodes.All)),
            ("mostNested", Number(SegmentMembers.MostNested)),
            ("most", Number(ConditionSegmentDefinition.MostConditions)),
            ("mostCustomers", Number(ListSegmentDefinition.MostCustomers)),
            ("mostLetters", Number(ListSegmentDefinition.MostLetters)));
    }

    /// <summary>Whether a measure is an amount of money.</summary>
    public static bool IsMoney(CustomerMeasure measure) => measure is CustomerMeasure.Spend or CustomerMeasure.OrderValue or CustomerMeasure.Returns;

    private IEnumerable<string> Rfm(RfmSegmentDefinition definition)
    {
        var options = definition.Options;
        yield return definition.Cell is { } cell
            ? _texts.Fill("Define_cell", ("r", Number(cell.R)), ("axis", _texts[$"Define_axis_{options.Segments.Axis}"]), ("other", Number(cell.Other)))
            : _texts.Fill("Define_rfm", ("segment", _segments.Name(definition.Segment ?? "")));
        if (Scoring(options) is { Count: > 0 } own)
        {
            yield return _texts.Fill("Define_ownScoring", ("what", string.Join(", ", own)));
        }
    }

    private List<string> Scoring(RfmOptions options)
    {
        var usual = new RfmOptions();
        var own = new List<string>();
        if (options.AsOf is { } day)
        {
            own.Add(_texts.Fill("Define_asOf", ("day", Day(day))));
        }
        if (options.Ties != usual.Ties)
        {
            own.Add(JsonNamingPolicy.KebabCaseLower.ConvertName(options.Ties.ToString()));
        }
        if (options.Frequency != usual.Frequency)
        {
            own.Add(_segments.Frequency(options.Frequency));
        }
        if (options.Monetary != usual.Monetary)
        {
            own.Add(_segments.Monetary(options.Monetary));
        }
        if (options.Shares != usual.Shares || (options.RecencyBorders ?? options.FrequencyBorders ?? options.MonetaryBorders) is not null)
        {
            own.Add(_texts["Define_ownBorders"]);
        }
        if (options.Segments != usual.Segments)
        {
            own.Add(_texts["Define_ownTable"]);
        }
        return own;
    }

    private IEnumerable<string> Move(MoveSegmentDefinition move)
    {
        yield return _texts.Fill(
            "Define_move",
            ("from", Place(move.From)),
            ("before", Days(move.Options.Before.From, move.Options.Before.To)),
            ("to", Place(move.To)),
            ("after", Days(move.Options.After.From, move.Options.After.To)));
        if (move.Reason is { } reason)
        {
            yield return _texts.Fill("Define_moveReason", ("reason", _moves.Reason(reason).TrimEnd('.')));
        }
        if (Scoring(move.Options.Rfm with { AsOf = null }) is { Count: > 0 } own)
        {
            yield return _texts.Fill("Define_ownScoring", ("what", string.Join(", ", own)));
        }
    }

    private string Place(string? segment) => segment is null ? _texts["Define_anywhere"] : $"“{_moves.Name(segment)}”";

    /// <summary>The sales that a segment is computed from.</summary>
    public string Scope(SegmentScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var parts = new List<string>();
        if (scope is { From: { } from, To: { } to })
        {
            parts.Add(Days(from, to));
        }
        else if ((scope.From ?? scope.To) is { } day)
        {
            parts.Add(_texts.Fill(scope.From is null ? "Define_to" : "Define_from", ("day", Day(day))));
        }
        if (scope.Categories is { } categories)
        {
            parts.Add($"{Attribute(SegmentCondition.Category)} {string.Join(", ", categories)}");
        }
        if (scope.Segment is { } segment)
        {
            parts.Add(segment.Definition is { Within: not null } definition
                ? _texts.Fill("Define_withinDefinition", ("segment", Definition(definition)))
                : _texts.Fill("Define_withinSegment", ("segment", Name(segment))));
        }
        parts.AddRange((scope.Attributes ?? new Dictionary<string, IReadOnlyList<string>>()).Select(pair => $"{Attribute(pair.Key)} {string.Join(", ", pair.Value)}"));
        return string.Join("; ", parts);
    }

    private string Attribute(string name) => _texts.Find($"Of_{name}") ?? name;

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];

    private string Days(DateOnly from, DateOnly to) => $"{Day(from)} – {Day(to)}";

    private string Day(DateOnly day) => DayText.Of(day, culture);

    private string Number(decimal number) => number.ToString("#,0.####", culture);
}
