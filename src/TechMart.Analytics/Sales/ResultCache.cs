namespace TechMart.Analytics.Sales;

/// <summary>
/// Keeps results by key so that each is computed once, however many people ask at the same time (single flight). Bounded by
/// the weight of what it holds; the least recently used goes first. A computation is cancelled when its last asker leaves;
/// a failed one is not kept. Safe to use from many threads.
/// </summary>
/// <param name="capacity">Most weight to hold, in the unit of the weights given to <see cref="GetAsync"/> (bytes, by custom).</param>
public sealed class ResultCache(long capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Flight> _flights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LinkedListNode<Kept>> _kept = new(StringComparer.Ordinal);
    private readonly LinkedList<Kept> _byUse = new();

    /// <summary>Most weight to hold.</summary>
    public long Capacity { get; } = capacity;

    /// <summary>The weight of what is held now.</summary>
    public long Weight { get; private set; }

    /// <summary>The result for a key, computed now unless it is there or under way.</summary>
    /// <param name="key">Must name everything that the result depends on: data version, filter, analysis, options.</param>
    /// <param name="compute">Computes the result; its token fires when nobody waits for it any more.</param>
    /// <param name="weight">The weight of a result. One that is heavier than the capacity is not kept.</param>
    /// <param name="cancellation">Ends this asker's waiting.</param>
    /// <exception cref="OperationCanceledException">The asker left.</exception>
    public async Task<T> GetAsync<T>(string key, Func<CancellationToken, Task<T>> compute, Func<T, long> weight, CancellationToken cancellation = default)
        where T : notnull
    {
        cancellation.ThrowIfCancellationRequested();
        Flight? flight;
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return (T)node.Value.Result;
            }
            if (!_flights.TryGetValue(key, out flight))
            {
                flight = new Flight();
                _flights.Add(key, flight);
                var started = flight;
                flight.Result = Task.Run(() => ComputeAsync(key, started, compute, weight), CancellationToken.None);
            }
            flight.Askers++;
        }
        try
        {
            return (T)await flight.Result.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            Leave(key, flight);
        }
    }

    /// <summary>
    /// Forgets everything whose key begins with a text (an old version of a data set). What is under way still reaches those who
    /// asked for it, but is not kept.
    /// </summary>
    public void Forget(string keyPrefix)
    {
        lock (_lock)
        {
            foreach (var key in _kept.Keys.Where(key => key.StartsWith(keyPrefix, StringComparison.Ordinal)).ToList())
            {
                Drop(_kept[key]);
            }
            foreach (var key in _flights.Keys.Where(key => key.StartsWith(keyPrefix, StringComparison.Ordinal)).ToList())
            {
                _flights.Remove(key);
            }
        }
    }

    private async Task<object> ComputeAsync<T>(string key, Flight flight, Func<CancellationToken, Task<T>> compute, Func<T, long> weight)
        where T : notnull
    {
        try
        {
            var result = await compute(flight.Abandoned.Token).ConfigureAwait(false);
            var heavy = weight(result);
            lock (_lock)
            {
                if (IsCurrent(key, flight))
                {
                    Keep(key, result, heavy);
                }
            }
            return result;
        }
        finally
        {
            lock (_lock)
            {
                if (IsCurrent(key, flight))
                {
                    _flights.Remove(key);
                }
            }
        }
    }

    private void Leave(string key, Flight flight)
    {
        var abandoned = false;
        lock (_lock)
        {
            if (--flight.Askers == 0 && !flight.Result.IsCompleted)
            {
                abandoned = true;
                if (IsCurrent(key, flight))
                {
                    _flights.Remove(key);
                }
            }
        }
        if (abandoned)
        {
            flight.Abandoned.Cancel();
        }
    }

    private bool IsCurrent(string key, Flight flight) => _flights.TryGetValue(key, out var current) && current == flight;

    private void Keep(string key, object result, long weight)
    {
        if (weight > Capacity)
        {
            return;
        }
        while (Weight + weight > Capacity)
        {
            Drop(_byUse.Last!);
        }
        Weight += weight;
        _kept.Add(key, _byUse.AddFirst(new Kept(key, result, weight)));
    }

    private void Drop(LinkedListNode<Kept> node)
    {
        _byUse.Remove(node);
        _kept.Remove(node.Value.Key);
        Weight -= node.Value.Weight;
    }

    private sealed record Kept(string Key, object Result, long Weight);

    /// <summary>A computation under way and how many wait for it.</summary>
    private sealed class Flight
    {
        public CancellationTokenSource Abandoned { get; } = new();

        public Task<object> Result { get; set; } = null!;

        public int Askers { get; set; }
    }
}
