using System.Globalization;
using TechMart.Analytics.Products.Groups;

namespace TechMart.Analytics.Customers.Consumption;

/// <summary>How consumption profiles are made.</summary>
public sealed record ConsumptionOptions
{
    /// <summary>Fewest profiles to look at, at least 2.</summary>
    public int Fewest { get; init; } = 2;

    /// <summary>Most profiles to look at, up to <see cref="MostProfiles"/>.</summary>
    public int Most { get; init; } = 10;

    /// <summary>How many profiles to describe, within the range; null = as many as are recommended, and none where none are.</summary>
    public int? Profiles { get; init; }

    /// <summary>On which scale customers' shares are compared.</summary>
    public CompositionScale Scale { get; init; } = CompositionScale.Hellinger;

    /// <summary>
    /// Customers with fewer orders are told apart: the shares of a single order tell a basket, not a taste. At least 1.
    /// </summary>
    public int LeastOrders { get; init; } = 2;

    /// <summary>By what purchases are told apart; null = by categories, or by groups of products where the data have none.</summary>
    public ConsumptionBasis? Basis { get; init; }

    /// <summary>The groups of products to use where purchases are told apart by these; null = those derived from the names in all data.</summary>
    public ProductGroups? Groups { get; init; }

    /// <summary>Seed of everything random.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Restarts of K-means for each number of profiles.</summary>
    public int Restarts { get; init; } = 10;

    /// <summary>Bootstrap resamples for stability.</summary>
    public int Resamples { get; init; } = 30;

    /// <summary>The largest number of profiles that can be asked for.</summary>
    public const int MostProfiles = 12;

    /// <summary>Equal for equal options and one version of the data: part of the key of the result cache.</summary>
    public string Key => string.Create(
        CultureInfo.InvariantCulture, $"{Fewest}-{Most}-{Profiles}-{Scale}-{LeastOrders}-{Basis}-{Groups?.Revision}-{Seed}-{Restarts}-{Resamples}");

    /// <summary>Refuses what cannot be used.</summary>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Fewest, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Most, Fewest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Most, MostProfiles);
        ArgumentOutOfRangeException.ThrowIfLessThan(LeastOrders, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Restarts, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Resamples);
        if (Profiles is { } asked && (asked < Fewest || asked > Most))
        {
            throw new ArgumentOutOfRangeException(nameof(Profiles), asked, $"Only {Fewest} to {Most} profiles are looked at.");
        }
    }
}
