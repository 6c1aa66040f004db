using System.Globalization;
using TechMart.Analytics.Customers.Segments;
using TechMart.Store.Segments;
using TechMart.Wording;

namespace TechMart.Dashboard.Components.Pages.Segments;

/// <summary>A segment while a person describes it: a new one, or a saved one that is edited.</summary>
public sealed class SavedDraft
{
    private ConditionSegmentDefinition? _former;

    /// <summary>The segment that is edited, as the person saw it; null = a new one.</summary>
    public SavedSegmentInfo? Known { get; private init; }

    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it is for.</summary>
    public string Note { get; set; } = "";

    /// <summary>Whether it is the segment of the filter bar, rather than made of conditions.</summary>
    public bool IsCurrent { get; set; }

    /// <summary>Whether members stay as they are now.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>Whether who belongs to it is said by <see cref="Conditions"/>.</summary>
    public bool HasConditions => Known is null ? !IsCurrent : _former is not null;

    /// <summary>The conditions.</summary>
    public List<SavedCondition> Conditions { get; } = [];

    /// <summary>A new segment of one empty condition.</summary>
    public static SavedDraft Empty()
    {
        var draft = new SavedDraft();
        draft.Conditions.Add(new SavedCondition());
        return draft;
    }

    /// <summary>A saved segment to be edited.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="culture">How the person writes numbers.</param>
    public static SavedDraft Of(SavedSegmentInfo segment, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var draft = new SavedDraft { Known = segment, Name = segment.Name, Note = segment.Note };
        if (segment.Definition is ConditionSegmentDefinition former)
        {
            draft._former = former;
            draft.Conditions.AddRange(former.Conditions.Select(condition => SavedCondition.From(condition, culture)));
        }
        return draft;
    }

    /// <summary>The same draft of what somebody else saved meanwhile: saving it replaces that.</summary>
    public SavedDraft Over(SavedSegmentInfo latest)
    {
        var draft = new SavedDraft { Known = latest, Name = Name, Note = Note };
        // What the form does not show, the sales that members are found in, is theirs.
        draft._former = _former is null ? null : latest.Definition as ConditionSegmentDefinition ?? _former;
        draft.Conditions.AddRange(Conditions);
        return draft;
    }

    /// <summary>The conditions as a definition; null where one of them is not complete.</summary>
    /// <param name="culture">How the person writes numbers.</param>
    public ConditionSegmentDefinition? ToDefinition(CultureInfo culture)
    {
        if (!HasConditions || Conditions.Any(condition => condition.Fault(culture) != ConditionFault.None))
        {
            return null;
        }
        IReadOnlyList<SegmentCondition> conditions = [.. Conditions.Select(condition => condition.ToCondition(culture))];
        return _former is null ? new ConditionSegmentDefinition(conditions) : _former with { Conditions = conditions };
    }
}

/// <summary>What is missing in a condition.</summary>
public enum ConditionFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No number is given.</summary>
    NoNumber,

    /// <summary>What is given is no number in the person's notation.</summary>
    NotANumber,

    /// <summary>A score is a whole number from 1 to 5.</summary>
    NotAScore,

    /// <summary>No value is chosen.</summary>
    NoValues,
}

/// <summary>A condition while a person describes it.</summary>
public sealed class SavedCondition
{
    /// <summary>The measure; null where values of <see cref="Of"/> are meant.</summary>
    public CustomerMeasure? Measure { get; private set; } = CustomerMeasure.Spend;

    /// <summary>Category or attribute; null where a measure is meant.</summary>
    public string? Of { get; private set; }

    /// <summary>How the measure is compared.</summary>
    public MeasureComparison Is { get; set; } = MeasureComparison.AtLeast;

    /// <summary>With what, as the person writes it.</summary>
    public string Value { get; set; } = "";

    /// <summary>Whether a member must not have bought with the values.</summary>
    public bool IsNone { get; set; }

    /// <summary>The values.</summary>
    public IReadOnlyList<string> Values { get; set; } = [];

    /// <summary>What it is about, as one text.</summary>
    public string Subject
    {
        get => Measure?.ToString() ?? "of:" + Of;
        set
        {
            Measure = Enum.TryParse<CustomerMeasure>(value, out var measure) ? measure : null;
            Of = Measure is null ? value["of:".Length..] : null;
            Values = [];
        }
    }

    /// <summary>A condition to be edited.</summary>
    public static SavedCondition From(SegmentCondition condition, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new SavedCondition
        {
            Measure = condition.Measure,
            Of = condition.Of,
            Is = condition.Is ?? MeasureComparison.AtLeast,
            Value = condition.Value?.ToString("0.####", culture) ?? "",
            IsNone = condition.NoneOf is not null,
            Values = condition.AnyOf ?? condition.NoneOf ?? [],
        };
    }

    /// <summary>The number as it is read; null where there is none, or none that can be read.</summary>
    public ReaderNumber? Number(CultureInfo culture) => Measure is null ? null : ReaderNumber.Read(Value, culture);

    /// <summary>What is missing.</summary>
    public ConditionFault Fault(CultureInfo culture) =>
        Measure is not { } measure ? Values.Count == 0 ? ConditionFault.NoValues : ConditionFault.None
        : string.IsNullOrWhiteSpace(Value) ? ConditionFault.NoNumber
        : Number(culture) is not { Value: var number } ? ConditionFault.NotANumber
        : measure >= CustomerMeasure.RecencyScore && number is not (1 or 2 or 3 or 4 or 5) ? ConditionFault.NotAScore
        : ConditionFault.None;

    /// <summary>The condition.</summary>
    public SegmentCondition ToCondition(CultureInfo culture) => Measure is { } measure
        ? new SegmentCondition { Measure = measure, Is = Is, Value = Number(culture)?.Value }
        : new SegmentCondition { Of = Of, AnyOf = IsNone ? null : Values, NoneOf = IsNone ? Values : null };
}
