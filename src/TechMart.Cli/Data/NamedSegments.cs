using System.Globalization;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Wording;

namespace TechMart.Cli.Data;

/// <summary>
/// Finds the segments that people name on the command line: saved ones by name, RFM segments by code or by the name that people see, and whatever an
/// address can define.
/// </summary>
internal sealed class NamedSegments(CultureInfo culture)
{
    private readonly SegmentWords _words = new(culture);

    /// <summary>What a name means where nothing is saved.</summary>
    /// <exception cref="SegmentException">It cannot be read.</exception>
    public SegmentReference Reference(string name)
    {
        var reference = SegmentReference.Parse(name);
        return reference.SavedName is { } saved && SegmentCodes.All.FirstOrDefault(code => Means(saved, code)) is { } segment ? SegmentReference.Rfm(segment) : reference;
    }

    /// <summary>What a name means in a data set. A saved segment comes before an RFM segment of the same name.</summary>
    /// <exception cref="SegmentException">It cannot be read.</exception>
    public async Task<SegmentReference> ReferenceAsync(StoreAccess store, int datasetId, string name, CancellationToken cancellation)
    {
        var asWritten = SegmentReference.Parse(name);
        return asWritten.SavedName is { } saved && await store.Segments.FindAsync(datasetId, saved, cancellation).ConfigureAwait(false) is { } info ? info.Reference : Reference(name);
    }

    /// <summary>A segment with its name, definition and note.</summary>
    /// <exception cref="SegmentException">There is no such segment.</exception>
    public async Task<NamedSegment> DescribeAsync(SalesSource sales, string name, CancellationToken cancellation)
    {
        var names = new SegmentDefinitionWords(culture);
        if (sales is not { Store: { } store, Dataset: { } dataset })
        {
            var reference = Reference(name);
            return new NamedSegment(names.Name(reference), InPeriod(reference).Definition ?? throw new SegmentException(SegmentProblem.Unknown, name), null);
        }
        var meant = await ReferenceAsync(store, dataset.Id, name, cancellation).ConfigureAwait(false);
        var saved = meant.SavedName is { } savedName ? await store.Segments.FindAsync(dataset.Id, savedName, cancellation).ConfigureAwait(false) : null;
        return new NamedSegment(
            saved?.Name ?? names.Name(meant), await store.Reports.SegmentDefinitionAsync(dataset.Id, InPeriod(meant), cancellation).ConfigureAwait(false), saved?.Note);

        SegmentReference InPeriod(SegmentReference reference) => reference.InPeriod(sales.Filter.From, sales.Filter.To);
    }

    private bool Means(string name, string code) =>
        string.Equals(name, code, StringComparison.OrdinalIgnoreCase)
        || string.Equals(name.Replace('\'', '’'), _words.Name(code), StringComparison.OrdinalIgnoreCase);
}

/// <summary>A segment as people name it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Definition">How its members are found.</param>
/// <param name="Note">What its owner noted; null where it is not saved.</param>
internal sealed record NamedSegment(string Name, SegmentDefinition Definition, string? Note);
