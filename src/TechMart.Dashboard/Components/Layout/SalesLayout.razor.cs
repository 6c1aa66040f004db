using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Filters;
using TechMart.Store.Sales;
using TechMart.Store.Segments;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Components.Layout;

/// <summary>Around every page about sales: the filter bar, or what to do where there are no sales.</summary>
public partial class SalesLayout : LayoutComponentBase, IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private FilterFacets? _facets;
    private IReadOnlyList<SavedSegmentInfo> _segments = [];
    private DashboardContext? _asked;
    private (int Id, long Version)? _shown;

    /// <summary>What is shown.</summary>
    [CascadingParameter]
    public required DashboardContext Context { get; set; }

    /// <summary>Columns of the data sets.</summary>
    [Inject]
    public required SalesTables Tables { get; set; }

    /// <summary>Saved segments.</summary>
    [Inject]
    public required SegmentStore SavedSegments { get; set; }

    /// <summary>Words of the frame.</summary>
    [Inject]
    public required IStringLocalizer<ShellTexts> Texts { get; set; }

    /// <summary>Logs failures.</summary>
    [Inject]
    public required FailureReport Failures { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Context.Dataset is not { Lines: > 0 } dataset || ReferenceEquals(_asked, Context))
        {
            return;
        }
        _asked = Context;
        try
        {
            // Anybody may have saved a segment since: each step through the pages asks anew.
            _segments = await SavedSegments.ListAsync(dataset.Id, _closed.Token);
            if (_shown == (dataset.Id, dataset.Version))
            {
                return;
            }
            _shown = (dataset.Id, dataset.Version);
            var loaded = await Tables.GetAsync(dataset.Id, _closed.Token);
            if (_shown == (dataset.Id, dataset.Version))
            {
                _facets = FilterFacets.Of(loaded.Table);
            }
        }
        catch (OperationCanceledException) when (_closed.IsCancellationRequested)
        {
            // The page was closed.
        }
#pragma warning disable CA1031 // The page below fails for the same reason and says so; the bar offers no values meanwhile.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _shown = null;
            Failures.Describe(exception, nameof(FilterBar));
        }
    }
}
