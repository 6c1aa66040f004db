using TechMart.Analytics.Customers.Rfm;

namespace TechMart.Dashboard.Components.Pages.Segments;

/// <summary>What cuts the scores, while a person writes it: shares of the customers, or for each measure four values of its own.</summary>
public sealed class RfmBordersDraft
{
    private const decimal Percent = 100;

    /// <summary>Begins with what is chosen.</summary>
    public RfmBordersDraft(RfmOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Shares = new(Scaled(options.Shares, Percent), isNeeded: true);
        Recency = new(options.RecencyBorders);
        Frequency = new(options.FrequencyBorders);
        Money = new(options.MonetaryBorders);
    }

    /// <summary>Per cent of the customers below each border, from the worst.</summary>
    public RfmBordersRow Shares { get; }

    /// <summary>Days.</summary>
    public RfmBordersRow Recency { get; }

    /// <summary>Orders, or days with an order.</summary>
    public RfmBordersRow Frequency { get; }

    /// <summary>Money.</summary>
    public RfmBordersRow Money { get; }

    /// <summary>The options with what was written; null where a row has a fault.</summary>
    /// <param name="options">The other options.</param>
    public RfmOptions? Over(RfmOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Shares.Check(isShare: true, isCut: options.Ties == TieRule.Ntile);
        foreach (var row in new[] { Recency, Frequency, Money })
        {
            row.Check();
        }
        return new[] { Shares, Recency, Frequency, Money }.Any(row => row.Fault is not null) ? null : options with
        {
            Shares = Scaled(Shares.Borders!.Value, 1 / Percent),
            RecencyBorders = Recency.Borders,
            FrequencyBorders = Frequency.Borders,
            MonetaryBorders = Money.Borders,
        };
    }

    private static FourBorders Scaled(FourBorders borders, decimal factor) =>
        new(borders.First * factor, borders.Second * factor, borders.Third * factor, borders.Fourth * factor);
}

/// <summary>Why four borders cannot be used.</summary>
public enum RfmBordersFault
{
    /// <summary>Some are missing.</summary>
    Missing,

    /// <summary>One is not higher than the one before.</summary>
    NotRising,

    /// <summary>Shares lie between 0 and 100 %.</summary>
    NoShare,

    /// <summary>The rule for equal values cuts into equal parts.</summary>
    EqualPartsOnly,
}

/// <summary>Four borders while a person writes them.</summary>
public sealed class RfmBordersRow
{
    private readonly bool _isNeeded;

    /// <summary>Begins with what is chosen.</summary>
    /// <param name="borders">The borders; null = none of its own.</param>
    /// <param name="isNeeded">Whether there must be four.</param>
    public RfmBordersRow(FourBorders? borders, bool isNeeded = false)
    {
        _isNeeded = isNeeded;
        Values = borders is { } four ? [.. four.All.Select(border => (decimal?)(border / 1.0000000000m))] : new decimal?[4];
    }

    /// <summary>The four, empty where nothing is written.</summary>
    public decimal?[] Values { get; }

    /// <summary>What is wrong, as of the last <see cref="Check"/>.</summary>
    public RfmBordersFault? Fault { get; private set; }

    /// <summary>The borders; null where there are none.</summary>
    public FourBorders? Borders => Values is [{ } first, { } second, { } third, { } fourth] ? new FourBorders(first, second, third, fourth) : null;

    /// <summary>Looks for faults.</summary>
    /// <param name="isShare">Whether they are per cent.</param>
    /// <param name="isCut">Whether only equal parts can be used.</param>
    public void Check(bool isShare = false, bool isCut = false) => Fault = Borders switch
    {
        null => !_isNeeded && Values.All(value => value is null) ? null : RfmBordersFault.Missing,
        { Rise: false } => RfmBordersFault.NotRising,
        { First: <= 0 } or { Fourth: >= 100 } when isShare => RfmBordersFault.NoShare,
        { } borders when isCut && borders != new FourBorders(20, 40, 60, 80) => RfmBordersFault.EqualPartsOnly,
        _ => null,
    };
}
