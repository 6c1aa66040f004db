using Microsoft.AspNetCore.Components;
using TechMart.Store.Datasets;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>Lists the data sets, and makes, changes, exports and deletes them.</summary>
public sealed partial class DatasetsPanel
{
    private DatasetFields? _fields;
    private DatasetInfo? _editing;
    private DatasetInfo? _deleting;
    private string _typed = "";
    private string? _problem;

    /// <summary>The data sets by name.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<DatasetInfo> Datasets { get; set; } = [];

    /// <summary>Called after a change.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    private DatasetStore Store { get; set; } = null!;

    private void Edit(DatasetInfo? dataset)
    {
        Close();
        _editing = dataset;
        _fields = dataset is null ? new() : new() { Name = dataset.Name, Currency = dataset.Currency, TimeZone = dataset.TimeZone };
    }

    private void Doom(DatasetInfo dataset)
    {
        Close();
        _deleting = dataset;
    }

    private void Close() => (_fields, _editing, _deleting, _typed, _problem) = (null, null, null, "", null);

    private Task SaveAsync() => ChangeAsync(async () =>
    {
        var actor = await Actor.GetAsync();
        var wanted = _fields!.ToDataset();
        await (_editing is { } dataset
            ? Store.UpdateAsync(actor, dataset.Id, wanted.Name, wanted.Currency, wanted.TimeZone)
            : Store.CreateAsync(actor, wanted.Name, wanted.Currency, wanted.TimeZone));
    });

    private Task DeleteAsync() => ChangeAsync(async () => await Store.DeleteAsync(await Actor.GetAsync(), _deleting!.Id));

    private async Task ChangeAsync(Func<Task> change)
    {
        _problem = await TryAsync(change);
        if (_problem is null)
        {
            Close();
            await Changed.InvokeAsync();
        }
    }
}
