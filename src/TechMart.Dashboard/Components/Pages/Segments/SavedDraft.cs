using System.Globalization;
using TechMart.Analytics.Customers.Segments;

namespace TechMart.Dashboard.Components.Pages.Segments;

/// <summary>A segment while a person describes it.</summary>
public sealed class SavedDraft
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it is for.</summary>
    public string Note { get; set; } = "";

    /// <summary>Whether it is the segment of the filter bar, rather than made of conditions.</summary>
    public bool IsCurrent { get; set; }

    /// <summary>Whether members stay as they are now.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>The conditions.</summary>
    public List<SavedCondition> Conditions { get; } = [new()];

    /// <summary>The conditions as a definition.</summary>
    /// <param name="culture">How the person writes numbers.</param>
    /// <exception cref="SegmentException">A condition is not complete.</exception>
    public ConditionSegmentDefinition ToDefinition(CultureInfo culture)
    {
        var definition = new ConditionSegmentDefinition([.. Conditions.Select(condition => condition.ToCondition(culture))]);
        definition.Check();
        return definition;
    }
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

    /// <summary>The condition.</summary>
    public SegmentCondition ToCondition(CultureInfo culture) => Measure is { } measure
        ? new SegmentCondition { Measure = measure, Is = Is, Value = decimal.TryParse(Value, NumberStyles.Number, culture, out var number) ? number : null }
        : new SegmentCondition { Of = Of, AnyOf = IsNone ? null : Values, NoneOf = IsNone ? Values : null };
}
