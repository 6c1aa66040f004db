using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>
/// Puts members in the place of names: of the segment that a filter names, and first of those that this one is computed within. Everybody who has a segment resolved comes
/// through here, so that a name has the same members wherever it stands.
/// </summary>
/// <param name="queries">Answers aggregates of the data set.</param>
public sealed class SegmentMembers(ISalesQueries queries)
{
    /// <summary>Most segments within each other.</summary>
    public const int MostNested = 8;

    /// <summary>Finds a saved segment by its name (ignoring case); null where there is none. By default there are none.</summary>
    public Func<string, CancellationToken, Task<SegmentDefinition?>> FindSavedAsync { get; init; } = (_, _) => Task.FromResult<SegmentDefinition?>(null);

    /// <summary>Adds to a definition what it needs to know of the data set beside sales. By default nothing.</summary>
    public Func<SegmentDefinition, CancellationToken, Task<SegmentDefinition>> CompleteAsync { get; init; } = (definition, _) => Task.FromResult(definition);

    /// <summary>Computes members, or takes those that were computed before under the same key. By default they are computed.</summary>
    public Func<string, Func<CancellationToken, Task<CustomerSegment>>, CancellationToken, Task<CustomerSegment>> KeepAsync { get; init; } =
        (_, compute, cancellation) => compute(cancellation);

    /// <summary>The filter with members in place of a name; itself where it names no segment.</summary>
    /// <exception cref="SegmentException">There is no such segment, or it cannot be computed.</exception>
    public Task<SalesFilter> ResolveAsync(SalesFilter filter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return ResolveAsync(filter, [], cancellation);
    }

    /// <summary>The members of a segment. One that follows the period of a filter is computed from the whole data; <see cref="SegmentReference.InPeriod"/> gives it a period.</summary>
    /// <exception cref="SegmentException">There is no such segment, or it cannot be computed.</exception>
    public Task<CustomerSegment> OfAsync(SegmentReference reference, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return OfAsync(reference, [], cancellation);
    }

    /// <summary>The members by a definition.</summary>
    internal Task<CustomerSegment> OfAsync(SegmentDefinition definition, string name, CancellationToken cancellation) => OfAsync(definition, name, [], cancellation);

    private async Task<SalesFilter> ResolveAsync(SalesFilter filter, string[] around, CancellationToken cancellation)
    {
        if (filter.SegmentReference is not { } reference)
        {
            return filter;
        }
        var segment = await OfAsync(reference.InPeriod(filter.From, filter.To), around, cancellation).ConfigureAwait(false);
        return filter.WithSegment(segment with { Name = reference.Text });
    }

    /// <summary>The members of a segment that others, the outermost first, are computed within.</summary>
    private async Task<CustomerSegment> OfAsync(SegmentReference reference, string[] around, CancellationToken cancellation)
    {
        if (reference.SavedName is { } saved && around.Contains(saved, StringComparer.OrdinalIgnoreCase))
        {
            throw new SegmentException(SegmentProblem.Circular, saved);
        }
        if (around.Length == MostNested)
        {
            throw new SegmentException(SegmentProblem.TooDeep, around[0]);
        }
        var definition = reference.Definition
            ?? await FindSavedAsync(reference.Text, cancellation).ConfigureAwait(false)
            ?? throw new SegmentException(SegmentProblem.Unknown, reference.Text);
        return await OfAsync(definition, reference.Text, [.. around, reference.Text], cancellation).ConfigureAwait(false);
    }

    private async Task<CustomerSegment> OfAsync(SegmentDefinition definition, string name, string[] around, CancellationToken cancellation)
    {
        definition.Check();
        definition = await CompleteAsync(definition, cancellation).ConfigureAwait(false);
        var sales = await ResolveAsync(definition.Within?.ToFilter() ?? SalesFilter.All, around, cancellation).ConfigureAwait(false);
        // A saved segment within which this one is computed can be changed under its name.
        var key = sales.Segment is { } within ? $"{definition.Key} in {within.Key}" : definition.Key;
        var kept = await KeepAsync(
            key,
            async token => new CustomerSegment(name, key, await definition.MembersAsync(queries, sales, token).ConfigureAwait(false)),
            cancellation).ConfigureAwait(false);
        // Whoever asked first may have called it otherwise.
        return kept with { Name = name };
    }
}
