using System.Globalization;
using System.Text;

namespace TechMart.Analytics.Customers.Clusters;

/// <summary>What is done with customers for whom a chosen feature is not defined, such as the gap between orders after a single one.</summary>
public enum UndefinedRule
{
    /// <summary>They are left out of the clusters, and counted.</summary>
    LeaveOut,

    /// <summary>They take the median of the customers for whom it is defined.</summary>
    Median,
}

/// <summary>How customers are grouped.</summary>
public sealed record ClusterOptions
{
    /// <summary>Most features.</summary>
    public const int MostFeatures = 40;

    /// <summary>Most clusters that can be asked for.</summary>
    public const int MostClusters = 20;

    /// <summary>Largest share to winsorise at each end.</summary>
    public const double MostWinsorize = 0.25;

    /// <summary>What customers are compared by (<see cref="CustomerFeatures"/>).</summary>
    public IReadOnlyList<string> Features { get; init; } = [CustomerFeatures.Recency, CustomerFeatures.Frequency, CustomerFeatures.Monetary];

    /// <summary>
    /// Whether features are taken as log(1 + x), of a negative value −log(1 − x). Shares stay as they are. Money is counted in a unit of a power of ten that gives the median amount three
    /// digits before the point, so that it does not matter whether a file is written in euros or in cents.
    /// </summary>
    public bool Log1p { get; init; } = true;

    /// <summary>Share of the values at each end of a feature that is drawn in to the value at that quantile; 0 = none.</summary>
    public double Winsorize { get; init; }

    /// <summary>What is done with customers for whom a feature is not defined.</summary>
    public UndefinedRule Undefined { get; init; }

    /// <summary>Fewest clusters to try, at least 2.</summary>
    public int Fewest { get; init; } = 2;

    /// <summary>Most clusters to try.</summary>
    public int Most { get; init; } = 10;

    /// <summary>The day that recency and tenure are counted to, and that later lines are left out after; null = the day after the last line.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Seed of everything random.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Restarts of K-means for each number of clusters.</summary>
    public int Restarts { get; init; } = 20;

    /// <summary>Bootstrap resamples that stability is measured by.</summary>
    public int Resamples { get; init; } = 50;

    /// <summary>A text that differs whenever the options do: a part of the key of the result cache.</summary>
    public string Key
    {
        get
        {
            var key = new StringBuilder();
            key.AppendJoin(',', Features.Select(Uri.EscapeDataString));
            key.Append(CultureInfo.InvariantCulture, $"|{Log1p}|{Winsorize:R}|{Undefined}|{Fewest}..{Most}|{AsOf:yyyy-MM-dd}|{Seed}|{Restarts}|{Resamples}");
            return key.ToString();
        }
    }

    /// <summary>Checks that the options can be used.</summary>
    /// <exception cref="ArgumentException">They cannot.</exception>
    public void Check()
    {
        if (Features.Count is 0 or > MostFeatures || Features.Distinct(StringComparer.Ordinal).Count() != Features.Count || !Features.All(CustomerFeatures.IsKnown))
        {
            throw new ArgumentException("The features are from 1 to 40, each known and named once.", nameof(Features));
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(Fewest, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Most, MostClusters);
        ArgumentOutOfRangeException.ThrowIfLessThan(Most, Fewest);
        ArgumentOutOfRangeException.ThrowIfLessThan(Restarts, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Resamples);
        if (Winsorize is not (>= 0 and <= MostWinsorize))
        {
            throw new ArgumentOutOfRangeException(nameof(Winsorize), Winsorize, "The share to winsorise is from 0 to 0.25.");
        }
    }

    /// <inheritdoc/>
    public bool Equals(ClusterOptions? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
