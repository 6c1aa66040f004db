using Microsoft.AspNetCore.Components;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>One import: its quality report, its rejected rows, and the way back.</summary>
public sealed partial class ImportPage
{
    private ImportInfo? _import;
    private DatasetInfo? _dataset;
    private bool _missing;
    private bool _undoing;
    private (long, bool) _address;
    private string? _problem;

    /// <summary>The import.</summary>
    [Parameter]
    public long Id { get; set; }

    /// <summary>Whether to ask at once if the import shall be taken back.</summary>
    [SupplyParameterFromQuery(Name = "undo")]
    public bool AsksToUndo { get; set; }

    [Inject]
    private ImportStore Imports { get; set; } = null!;

    [Inject]
    private ImportQueue Queue { get; set; } = null!;

    [Inject]
    private DatasetStore Datasets { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => Queue.Changed += OnJobChanged;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        // Set again whenever the frame is drawn anew; the question is asked once for each address.
        if (_address != (Id, AsksToUndo))
        {
            _address = (Id, AsksToUndo);
            _undoing = AsksToUndo;
        }
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        _problem = await TryAsync(async () =>
        {
            _import = await Imports.FindAsync(Id);
            _missing = _import is null;
            _dataset = _import is null ? null : await Datasets.FindAsync(_import.DatasetId);
        });
    }

    private void OnJobChanged(ImportJob job)
    {
        if (_import is { State: ImportState.Running } && job.Stage is ImportStage.Finished or ImportStage.Failed or ImportStage.Cancelled)
        {
            _ = OnNewsAsync(LoadAsync);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Queue.Changed -= OnJobChanged;

    private Task UndoneAsync()
    {
        _undoing = false;
        return LoadAsync();
    }
}
