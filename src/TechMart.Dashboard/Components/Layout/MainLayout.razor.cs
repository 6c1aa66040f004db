using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Filters;
using TechMart.Store.Datasets;
using TechMart.Store.Sales;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Components.Layout;

/// <summary>The frame of every page. It reads the address, finds the data set, and tells the pages when either changes.</summary>
public partial class MainLayout : LayoutComponentBase, IDisposable
{
    private readonly CancellationTokenSource _closed = new();

    // The reader's cultures, kept because news of changed data arrives on threads that know nothing of the reader.
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _language = CultureInfo.CurrentUICulture;
    private ErrorBoundary? _boundary;
    private LoadFailure? _failure;

    /// <summary>Where data sets are listed.</summary>
    [Inject]
    public required DatasetStore Datasets { get; set; }

    /// <summary>Tells when data change.</summary>
    [Inject]
    public required SalesTables Tables { get; set; }

    /// <summary>The address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; set; }

    /// <summary>Quiet messages.</summary>
    [Inject]
    public required Toasts Toasts { get; set; }

    /// <summary>Words of the frame.</summary>
    [Inject]
    public required IStringLocalizer<ShellTexts> Texts { get; set; }

    /// <summary>Describes failures.</summary>
    [Inject]
    public required FailureReport Failures { get; set; }

    private DashboardContext? Context { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        Tables.Changed -= OnDataChanged;
        _closed.Cancel();
        _closed.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        Tables.Changed += OnDataChanged;
        return RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        if (_closed.IsCancellationRequested)
        {
            // News that was on its way when the page was closed.
            return;
        }
        try
        {
            Show(await Datasets.ListAsync(_closed.Token));
            _failure = null;
        }
        catch (OperationCanceledException) when (_closed.IsCancellationRequested)
        {
            // The page was closed.
        }
#pragma warning disable CA1031 // Whatever fails, the frame stands and says so.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var failure = Failures.Describe(exception, nameof(MainLayout));
            if (Context is null)
            {
                _failure = failure;
                return;
            }
            // What is shown already, an unfinished import for one, is kept.
            Toasts.Show(new Toast(failure.Sentence, IsProblem: true));
        }
    }

    private void Show(IReadOnlyList<DatasetInfo> datasets)
    {
        var query = Navigation.ToAbsoluteUri(Navigation.Uri).Query.TrimStart('?');
        var filter = DashboardFilter.Parse(query);
        if (Context is not null && Context.Filter == filter && Context.Query == query && Context.Datasets.SequenceEqual(datasets))
        {
            return;
        }
        var dataset = DashboardContext.Find(datasets, filter.Data);
        Context = new DashboardContext(datasets, dataset, filter, new ReaderFormat(_culture, dataset?.Currency ?? "", Texts)) { Query = query };
    }

    private void SelectDataset(DatasetInfo dataset)
    {
        // Segments, categories and attributes belong to a data set; period and comparison go along.
        var filter = Context!.Filter with { Data = dataset.Name, Segment = null, Categories = [], Attributes = new Dictionary<string, IReadOnlyList<string>>() };
        Navigation.NavigateTo(DashboardUrls.With(new Uri(Navigation.Uri).AbsolutePath, filter));
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        _boundary?.Recover();
        if (Context is not null)
        {
            // At once with the data sets known already; then again where one came or went meanwhile.
            Show(Context.Datasets);
            StateHasChanged();
        }
        await RefreshAsync();
        StateHasChanged();
    });

    private void OnDataChanged(DatasetInfo changed) => _ = InvokeAsync(async () =>
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _language;
        var shown = Context?.Dataset;
        await RefreshAsync();
        StateHasChanged();
        if (shown?.Id == changed.Id && shown.Version != changed.Version)
        {
            Toasts.Show(Texts["Toast_DataChanged", changed.Name]);
        }
    });
}
