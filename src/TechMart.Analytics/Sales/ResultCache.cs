namespace TechMart.Analytics.Sales;

/// <summary>
/// Keeps results by key so that each is computed once, however many people ask at the same time (single flight). Bounded by
/// the weight of what it holds; the least recently used goes first. A computation is cancelled when its last asker leaves;
/// a failed one is not kept.
/// </summary>
/// <param name="capacity">Most weight to hold, in the unit of the weights given to <see cref="GetAsync"/> (bytes, by custom).</param>
public sealed class ResultCache(long capacity)
{
    /// <summary>Most weight to hold.</summary>
    public long Capacity { get; } = capacity;

    /// <summary>The result for a key, computed now unless it is there or under way.</summary>
    /// <param name="key">Must name everything that the result depends on: data version, filter, analysis, options.</param>
    /// <param name="compute">Computes the result; its token fires when nobody waits for it any more.</param>
    /// <param name="weight">The weight of a result.</param>
    /// <param name="cancellation">Ends this asker's waiting.</param>
    public Task<T> GetAsync<T>(string key, Func<CancellationToken, Task<T>> compute, Func<T, long> weight, CancellationToken cancellation = default)
        where T : notnull => throw new NotImplementedException();

    /// <summary>Forgets everything whose key begins with a text (an old version of a data set).</summary>
    public void Forget(string keyPrefix) => throw new NotImplementedException();
}
