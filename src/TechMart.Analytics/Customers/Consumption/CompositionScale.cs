namespace TechMart.Analytics.Customers.Consumption;

/// <summary>On which scale compositions (shares that sum to 1) are compared.</summary>
public enum CompositionScale
{
    /// <summary>
    /// The square root of each share; distances are Hellinger's. Needs nothing done about zeros, of which baskets are full, and differences between small shares count for more than on
    /// the raw scale. The default.
    /// </summary>
    Hellinger,

    /// <summary>
    /// The centred log-ratio (Aitchison 1986): the logarithm of each share less the mean logarithm. Zeros are first replaced by
    /// <see cref="Compositions.ZeroShare"/> (the other shares give way in proportion: multiplicative replacement, Martín-Fernández et al. 2003).
    /// </summary>
    CentredLogRatio,

    /// <summary>The shares as they are.</summary>
    Raw,
}

/// <summary>Puts compositions on a scale on which squared distances mean something.</summary>
public static class Compositions
{
    /// <summary>What stands for a share of zero in <see cref="CompositionScale.CentredLogRatio"/>.</summary>
    public const double ZeroShare = 0.005;

    /// <summary>Transforms shares in place.</summary>
    /// <param name="shares">Shares, none negative, that sum to 1.</param>
    /// <param name="scale">The scale.</param>
    public static void Transform(Span<double> shares, CompositionScale scale)
    {
        switch (scale)
        {
            case CompositionScale.Raw:
                break;
            case CompositionScale.Hellinger:
                foreach (ref var share in shares)
                {
                    share = Math.Sqrt(share);
                }
                break;
            case CompositionScale.CentredLogRatio:
                CentreLogarithms(shares);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(scale), scale, null);
        }
    }

    private static void CentreLogarithms(Span<double> shares)
    {
        // With very many categories the replaced zeros together must leave the rest something.
        var zero = Math.Min(ZeroShare, 0.5 / shares.Length);
        var rest = 1 - (zero * shares.Count(0.0));
        var mean = 0.0;
        foreach (ref var share in shares)
        {
            share = Math.Log(share == 0 ? zero : share * rest);
            mean += share / shares.Length;
        }
        foreach (ref var share in shares)
        {
            share -= mean;
        }
    }
}
