using TechMart.Analytics.Customers.Clusters;

namespace TechMart.Store.Sales;

/// <summary>
/// Remembers by what letters clusters were known in the former version of the data, so that they keep them. What is remembered are centres, a few numbers for each cluster, in the
/// memory of this process: after a restart letters are given anew by the rule of a first run (highest mean spend first), which changes them only where that order has changed.
/// </summary>
internal sealed class ClusterLetters
{
    private const int MostKept = 1000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Shows clusters with the letters of the former version, and remembers them for the next.</summary>
    /// <param name="question">Data set, options and filter.</param>
    /// <param name="version">Version of the data.</param>
    /// <param name="show">Makes the result with what was left by the former version, or without.</param>
    public ClusterResult Keep(string question, long version, Func<ClusterAnchors?, ClusterResult> show)
    {
        // Without a former version the answer tells how many clusters are shown, so that the right one can be looked up.
        var result = show(null);
        if (result.Anchors is not { } anchors)
        {
            return result;
        }
        var key = $"{question}|{result.ShownClusters}";
        Entry? entry;
        lock (_lock)
        {
            _entries.TryGetValue(key, out entry);
        }
        var former = entry is null ? null : entry.Version < version ? entry.Anchors : entry.Version == version ? entry.Former : null;
        if (former is not null)
        {
            result = show(former);
            anchors = result.Anchors!;
        }
        lock (_lock)
        {
            // The same version is answered the same however often it is asked; an older one, still open somewhere, changes nothing.
            if (entry is null || entry.Version < version)
            {
                if (_entries.Count >= MostKept)
                {
                    _entries.Remove(_entries.MinBy(kept => kept.Value.Version).Key);
                }
                _entries[key] = new Entry(version, anchors, former);
            }
        }
        return result;
    }

    private sealed record Entry(long Version, ClusterAnchors Anchors, ClusterAnchors? Former);
}
