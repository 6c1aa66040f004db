using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Sales;
using TechMart.Store.Databases;
using TechMart.Store.Model;

namespace TechMart.Store.Sales;

/// <summary>
/// Remembers in the store by what letters clusters were known, so that they keep them: after a restart, in another instance, in a new version of the data. What is remembered are the
/// centres, a few numbers for each cluster.
/// </summary>
/// <remarks>
/// It is a by-product of looking at clusters and no change that a person makes: whoever may look causes it, and no right to write is asked for. An answer never waits for the
/// writing, which is done behind it; what could not be written yet (a long import has the file) is known in this process, and tried again when somebody asks.
/// </remarks>
internal sealed partial class ClusterLetters : IAsyncDisposable, IDisposable
{
    /// <summary>Stands for the recommended number of clusters, so that letters go on when another number comes to be recommended.</summary>
    private const int Recommended = 0;

    private static readonly TimeSpan TouchAfter = TimeSpan.FromDays(1);
    private static readonly TimeSpan WaitAtEnd = TimeSpan.FromSeconds(5);

    private readonly NamedClustersTable _table;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Lock _lock = new();
    private readonly Dictionary<(int Dataset, string Question, int Clusters), NamedClusters> _unwritten = [];
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;

    public ClusterLetters(StoreDatabase database, TimeProvider clock, ILogger<ClusterLetters> log)
    {
        _table = new NamedClustersTable(database);
        _clock = clock;
        _log = log;
    }

    /// <summary>Shows clusters with the letters that they have had, and remembers them for the next version.</summary>
    /// <param name="data">The data set and its version.</param>
    /// <param name="filter">What was asked for, segments by name.</param>
    /// <param name="division">The divided customers.</param>
    /// <param name="shown">The number of clusters to show; null = the recommended one.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    public async Task<ClusterResult> ShowAsync(LoadedDataset data, SalesFilter filter, ClusterDivision division, int? shown, CancellationToken cancellation)
    {
        if (division.Shown(shown) is not { } number)
        {
            return ClusterAnalysis.Show(division, shown);
        }
        var (dataset, version) = (data.Dataset.Id, data.Dataset.Version);
        var question = QuestionOf(division.Options, filter);
        // A single number is no recommendation, whatever is said of it.
        var clusters = number == division.Recommended && division.Options.Fewest < division.Options.Most ? Recommended : number;
        var known = await KnownAsync(dataset, question, cancellation).ConfigureAwait(false);
        var own = known.Find(named => named.Clusters == clusters);
        var former = own is not null ? FormerOf(own, version) : known.Select(named => FormerOf(named, version)).FirstOrDefault(anchors => anchors is not null);
        var result = ClusterAnalysis.Show(division, shown, former);
        var now = _clock.GetUtcNow().UtcDateTime;
        // The same version is answered the same however often it is asked; an older one, still open somewhere, changes nothing.
        if (own is null || own.Version < version)
        {
            Remember(new NamedClusters
            {
                DatasetId = dataset,
                Question = question,
                Clusters = clusters,
                Version = version,
                Anchors = ClusterAnchorsJson.Write(result.Anchors!),
                Former = former is null ? null : ClusterAnchorsJson.Write(former),
                UsedAt = now,
            });
        }
        else if (now - own.UsedAt > TouchAfter)
        {
            own.UsedAt = now;
            Remember(own);
        }
        return result;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            // A command that asks once and ends would otherwise leave nothing.
            await Written().WaitAsync(WaitAtEnd).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Somebody else writes for long: the letters are given by the same rule again.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Ends when nothing is being written.</summary>
    internal Task Written()
    {
        lock (_lock)
        {
            return _writing;
        }
    }

    /// <summary>What names the division, and nothing that only blurs it: the same groups are meant with another seed, another as-of day or more resamples.</summary>
    private static string QuestionOf(ClusterOptions options, SalesFilter filter)
    {
        var usual = new ClusterOptions();
        var range = options.Fewest == options.Most ? usual : options;
        var same = options with
        {
            Fewest = range.Fewest,
            Most = range.Most,
            AsOf = null,
            Seed = usual.Seed,
            Restarts = usual.Restarts,
            Resamples = usual.Resamples,
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{same.Key}|{filter}")));
    }

    /// <summary>What the letters of a version are given by: the version before it.</summary>
    private static ClusterAnchors? FormerOf(NamedClusters named, long version) => ClusterAnchorsJson.Read(named.Version < version ? named.Anchors : named.Former);

    /// <summary>What is known of a question, first of the recommended number and then the newest.</summary>
    private async Task<List<NamedClusters>> KnownAsync(int dataset, string question, CancellationToken cancellation)
    {
        var known = (await _table.ReadAsync(dataset, question, cancellation).ConfigureAwait(false)).ToDictionary(named => named.Clusters);
        lock (_lock)
        {
            foreach (var (key, named) in _unwritten.Where(pair => pair.Key.Dataset == dataset && pair.Key.Question == question))
            {
                if (!known.TryGetValue(key.Clusters, out var written) || written.Version < named.Version)
                {
                    known[key.Clusters] = named;
                }
            }
        }
        return [.. known.Values.OrderBy(named => named.Clusters != Recommended).ThenByDescending(named => named.Version).ThenBy(named => named.Clusters)];
    }

    private void Remember(NamedClusters named)
    {
        lock (_lock)
        {
            if (_unwritten.Count >= NamedClustersTable.MostKept)
            {
                _unwritten.Remove(_unwritten.MinBy(pair => pair.Value.UsedAt).Key);
            }
            _unwritten[(named.DatasetId, named.Question, named.Clusters)] = named;
            if (!_isWriting)
            {
                (_isWriting, _writing) = (true, Task.Run(WriteAllAsync));
            }
        }
    }

    private async Task WriteAllAsync()
    {
        var tried = new HashSet<NamedClusters>(ReferenceEqualityComparer.Instance);
        while (Next() is { } named)
        {
            tried.Add(named);
            try
            {
                await _table.WriteAsync(named).ConfigureAwait(false);
                Forget(named);
            }
            catch (StoreException exception) when (exception.Problem == StoreProblem.UnknownDataset)
            {
                // It was deleted meanwhile.
                Forget(named);
            }
#pragma warning disable CA1031 // Whatever fails, the answer has been given; what could not be written is tried again.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                NotWritten(_log, named.DatasetId, exception);
            }
        }

        NamedClusters? Next()
        {
            lock (_lock)
            {
                var next = _unwritten.Values.FirstOrDefault(named => !tried.Contains(named));
                _isWriting = next is not null;
                return next;
            }
        }
    }

    private void Forget(NamedClusters named)
    {
        lock (_lock)
        {
            var key = (named.DatasetId, named.Question, named.Clusters);
            if (_unwritten.TryGetValue(key, out var latest) && ReferenceEquals(latest, named))
            {
                _unwritten.Remove(key);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The letters of the clusters of data set {DatasetId} could not be written. They are kept in this process and tried again.")]
    private static partial void NotWritten(ILogger log, int datasetId, Exception exception);
}
