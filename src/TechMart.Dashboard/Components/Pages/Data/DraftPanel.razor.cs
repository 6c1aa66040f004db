using System.Globalization;
using Microsoft.AspNetCore.Components;
using TechMart.Dashboard.Uploads;
using TechMart.Import;
using TechMart.Import.Inspection;
using TechMart.Store.Imports;
using TechMart.Wording;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>Shows an uploaded file, lets the person change how it is read and cleaned, checks it, and imports it.</summary>
public sealed partial class DraftPanel
{
    private CancellationTokenSource _work = new();
    private ElementReference _title;
    private ElementReference _checkTitle;
    private bool _checkIsNews;
    private int _running;
    private bool _checking;
    private double? _checked;
    private string? _problem;

    /// <summary>The import that is prepared.</summary>
    [Parameter, EditorRequired]
    public ImportDraft Draft { get; set; } = null!;

    /// <summary>Called when the person does not want it.</summary>
    [Parameter]
    public EventCallback Discarded { get; set; }

    /// <summary>Called with the job once it is in the queue.</summary>
    [Parameter]
    public EventCallback<ImportJob> Queued { get; set; }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            // What had the focus, the upload, is gone.
            await _title.FocusAsync();
        }
        if (_checkIsNews && Draft.Check is not null)
        {
            // The result stands below what the person sees.
            _checkIsNews = false;
            await _checkTitle.FocusAsync();
        }
    }

    private bool IsBusy => _running > 0;

    private string Counted(string key, long count) => T.Count(key, count, ("count", Format().Count(count)));

    private Task ReviseAsync(InspectionSettings settings) => WorkAsync(token => Draft.ReviseAsync(settings, token));

    private Task ChooseTargetAsync(int? datasetId) => WorkAsync(token => Draft.ChooseTargetAsync(datasetId, token));

    private async Task CheckAsync()
    {
        (_checking, _checked) = (true, null);
        var progress = new Progress<ImportProgress>(step =>
        {
            _checked = step.TotalRows == 0 ? null : (double)step.Rows / step.TotalRows;
            StateHasChanged();
        });
        await WorkAsync(token => Draft.CheckAsync(progress, token));
        (_checking, _checkIsNews) = (false, true);
    }

    private Task ImportAsync() => WorkAsync(async token =>
        await Queued.InvokeAsync(await Draft.ImportAsync(await Actor.GetAsync(), allowSameFile: Draft.SameFile is not null, token)));

    private async Task WorkAsync(Func<CancellationToken, Task> work)
    {
        if (_work.IsCancellationRequested)
        {
            _work.Dispose();
            _work = new CancellationTokenSource();
        }
        _running++;
        _problem = await TryAsync(() => work(_work.Token));
        _running--;
    }

    private static ImportProblem SameFileProblem(ImportInfo import) => ImportProblem.Of(
        ProblemCode.SameFile,
        blocking: true,
        ("import", import.Id.ToString(CultureInfo.InvariantCulture)),
        ("when", import.StartedAt.ToString("O", CultureInfo.InvariantCulture)));

    /// <inheritdoc/>
    public void Dispose()
    {
        _work.Cancel();
        _work.Dispose();
    }
}
