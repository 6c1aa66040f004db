using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Filters;
using TechMart.Store;
using TechMart.Wording;

namespace TechMart.Dashboard.Components.Charts;

/// <summary>
/// Draws a <see cref="Chart"/> by plotly.js, which the browser loads with the first chart; follows theme and size; the same
/// numbers as a table, as an image, and as CSV.
/// </summary>
public partial class PlotlyChart : ComponentBase, IAsyncDisposable
{
    private readonly string _titleId = "chart-" + Guid.NewGuid().ToString("n")[..8];
    private ElementReference _plot;
    private IJSObjectReference? _module;
    private Chart? _drawn;
    private bool _asTable;

    /// <summary>What to draw.</summary>
    [Parameter, EditorRequired]
    public required Chart Chart { get; set; }

    /// <summary>How its numbers are computed; null = not said.</summary>
    [Parameter]
    public FigureFacts? Facts { get; set; }

    /// <summary>The data set and filter that it shows.</summary>
    [CascadingParameter]
    public DashboardContext? Context { get; set; }

    /// <summary>Writes numbers for the reader.</summary>
    [CascadingParameter]
    public required ReaderFormat Format { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_module is not null)
        {
            try
            {
                await _module.InvokeVoidAsync("purge", _plot);
                await _module.DisposeAsync();
            }
            catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
            {
                // The browser is gone, or on its way to another page, and the drawing with it.
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_asTable || ReferenceEquals(_drawn, Chart))
        {
            return;
        }
        _drawn = Chart;
        try
        {
            _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["js/chart.js"]);
            await _module.InvokeVoidAsync("draw", _plot, Chart.ToJson(), "/" + Assets["lib/plotly/plotly.min.js"]);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The browser went away while the chart was on its way.
        }
    }

    private void ToggleTable() => _asTable = !_asTable;

    private async Task SaveImageAsync()
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("saveImage", _plot, Chart.Table.Name, PlotlyText.Escape(Chart.Title), PlotlyText.Escape(Chart.Subtitle));
        }
    }

    private async Task SaveCsvAsync()
    {
        if (_module is null)
        {
            return;
        }
        try
        {
            var filter = Address.ToAbsoluteUri(Address.Uri).Query.TrimStart('?');
            var file = await Exports.OpenAsync(await Actor.GetAsync(), Chart.Table, Format.Culture, Context?.Dataset?.Id, filter);
            await _module.InvokeVoidAsync("saveText", file.Name, file.ContentType, file.ToCsv());
        }
        catch (StoreException exception)
        {
            Toasts.Show(new Toast(Failures.Describe(exception, nameof(PlotlyChart)).Sentence, IsProblem: true));
        }
    }
}
