using TechMart.Import.Cleaning;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>A rung of the cleaning ladder that a person may let remove rows or not.</summary>
public sealed class CleaningOption
{
    private readonly Func<CleaningRules, bool> _read;
    private readonly Func<CleaningRules, bool, CleaningRules> _write;

    private CleaningOption(CleaningRung rung, Func<CleaningRules, bool> read, Func<CleaningRules, bool, CleaningRules> write) =>
        (Rung, _read, _write) = (rung, read, write);

    /// <summary>The options in the ladder's order.</summary>
    public static IReadOnlyList<CleaningOption> All { get; } =
    [
        new(CleaningRung.MissingCustomer, rules => rules.CustomersOnly, (rules, removes) => rules with { CustomersOnly = removes }),
        new(CleaningRung.Cancelled, rules => rules.NoReturns, (rules, removes) => rules with { NoReturns = removes }),
        new(CleaningRung.NonPositivePrice, rules => rules.RemoveNonPositivePrices, (rules, removes) => rules with { RemoveNonPositivePrices = removes }),
        new(CleaningRung.Duplicate, rules => !rules.KeepDuplicates, (rules, removes) => rules with { KeepDuplicates = !removes }),
        new(CleaningRung.AlreadyImported, rules => !rules.KeepAlreadyImported, (rules, removes) => rules with { KeepAlreadyImported = !removes }),
    ];

    /// <summary>The rung.</summary>
    public CleaningRung Rung { get; }

    /// <summary>What the rung does unless a person says otherwise.</summary>
    public bool RemovesByDefault => Removes(new CleaningRules());

    /// <summary>Whether the rung removes its rows by these rules.</summary>
    public bool Removes(CleaningRules rules) => _read(rules);

    /// <summary>The rules with the rung removing its rows, or keeping them.</summary>
    public CleaningRules With(CleaningRules rules, bool removes) => _write(rules, removes);
}
