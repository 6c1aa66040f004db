using Microsoft.AspNetCore.Components;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Uploads;
using TechMart.Store.Accounts;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>Upload, imports under way, imports done, data sets.</summary>
public sealed partial class DataPage
{
    private static readonly TimeSpan RedrawEvery = TimeSpan.FromMilliseconds(200);

    private CancellationTokenSource _work = new();
    private IReadOnlyList<DatasetInfo> _datasets = [];
    private IReadOnlyList<ImportInfo> _imports = [];
    private readonly HashSet<Guid> _seen = [];
    private IReadOnlyList<JobView> _jobs = [];
    private ImportDraft? _draft;
    private string? _inspecting;
    private double? _inspected;
    private bool _loaded;
    private bool _loadingDemo;
    private string? _problem;
    private string? _fileProblem;
    private ImportInfo? _undoing;
    private JobsPanel? _jobsPanel;
    private bool _focusJobs;
    private Actor _reader = Store.Accounts.Actor.Anonymous(null);
    private long _redrawn;

    [Inject]
    private ImportDesk Desk { get; set; } = null!;

    [Inject]
    private DatasetStore Datasets { get; set; } = null!;

    [Inject]
    private ImportStore Imports { get; set; } = null!;

    [Inject]
    private ImportQueue Queue { get; set; } = null!;

    [Inject]
    private ImportRetries Retries { get; set; } = null!;

    [Inject]
    private DemoImport Demo { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    /// <summary>What the address says; an upload is proposed to go into the data set that it names.</summary>
    [CascadingParameter]
    public DashboardContext? Context { get; set; }

    private bool IsEmpty => _loaded && (_loadingDemo || (_datasets.All(dataset => dataset.Imports == 0) && !_jobs.Any(view => view.IsUnderWay)));

    private int? NamedDataset => Context?.Filter.Data is null ? null : Context.Dataset?.Id;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Queue.Changed += OnJobChanged;
        _reader = await Actor.GetAsync();
        await LoadAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // The frame heard of a change that was made elsewhere: another tab, the command line.
        if (_loaded && Context is not null && !Context.Datasets.SequenceEqual(_datasets))
        {
            await LoadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusJobs && _jobsPanel is not null)
        {
            _focusJobs = false;
            await _jobsPanel.FocusAsync();
        }
    }

    private async Task LoadAsync()
    {
        ShowJobs();
        _problem = await TryAsync(async () =>
        {
            _datasets = await Datasets.ListAsync();
            _imports = await Imports.ListAsync();
            _loaded = true;
        });
    }

    private async Task InspectAsync(Upload upload)
    {
        if (_work.IsCancellationRequested)
        {
            _work.Dispose();
            _work = new CancellationTokenSource();
        }
        (_inspecting, _inspected) = (upload.Name, null);
        StateHasChanged();
        var progress = new Progress<double>(share =>
        {
            _inspected = share;
            StateHasChanged();
        });
        _fileProblem = await TryAsync(async () => _draft = await ImportDraft.OpenAsync(Desk, upload, await Actor.GetAsync(), NamedDataset, progress, _work.Token));
        _inspecting = null;
        if (_draft is null)
        {
            Desk.Uploads.Remove(upload.Id);
        }
    }

    private async Task DatasetsChangedAsync()
    {
        await LoadAsync();
        // The frame lists the data sets too; the address may name one that has another name now, or none.
        Navigation.NavigateTo(DataUrls.Page, replace: true);
    }

    private void DiscardAsync()
    {
        _draft?.Discard();
        _draft = null;
    }

    private void QueuedAsync(ImportJob job)
    {
        _draft = null;
        _focusJobs = true;
        _seen.Add(job.Id);
        ShowJobs();
    }

    private async Task LoadDemoAsync()
    {
        _loadingDemo = true;
        _fileProblem = await TryAsync(async () => _seen.Add((await Demo.StartAsync(await Actor.GetAsync(), CancellationToken.None)).Id));
        _loadingDemo = false;
        ShowJobs();
    }

    private bool CanRetry(Guid jobId) => Retries.CanRetry(jobId, _reader);

    private async Task RetryAsync(Guid jobId)
    {
        if (Retries.TryAgain(Queue, jobId, await Actor.GetAsync()) is { } job)
        {
            _seen.Add(job.Id);
        }
        ShowJobs();
    }

    private async Task CancelAsync(Guid jobId) => _fileProblem = await TryAsync(async () => await Queue.CancelAsync(await Actor.GetAsync(), jobId));

    private Task UndoneAsync()
    {
        _undoing = null;
        return LoadAsync();
    }

    // Called on the import's thread, many times a second: redrawn now and then, and at once when a stage ends.
    private void OnJobChanged(ImportJob job)
    {
        var ended = job.Stage is ImportStage.Finished or ImportStage.Failed or ImportStage.Cancelled;
        if (!ended && Clock.GetElapsedTime(Interlocked.Read(ref _redrawn)) < RedrawEvery)
        {
            return;
        }
        Interlocked.Exchange(ref _redrawn, Clock.GetTimestamp());
        _ = OnNewsAsync(async () =>
        {
            if (ended)
            {
                await LoadAsync();
                Announce(job);
            }
            ShowJobs();
        });
    }

    private void Announce(ImportJob job)
    {
        var text = T.Fill($"Jobs_Ended_{job.Stage}", ("file", job.FileName), ("rows", Format().Count(job.Import?.Report?.RowsAccepted)));
        Toasts.Show(job.Import is { State: ImportState.Finished } import
            ? new Toast(text, ActionText: T["Undo"], Action: () => AskToUndo(import))
            : new Toast(text, IsProblem: job.Stage == ImportStage.Failed));
    }

    // The toast outlives this page, so the question is asked on the import's own.
    private Task AskToUndo(ImportInfo import)
    {
        Navigation.NavigateTo(DataUrls.Undo(import.Id));
        return Task.CompletedTask;
    }

    // Of those that have ended, the ones that this page saw under way; the others are in the list of imports.
    private void ShowJobs()
    {
        var jobs = Queue.Jobs.Select(job => new JobView(job)).ToList();
        _seen.UnionWith(jobs.Where(view => view.IsUnderWay).Select(view => view.Job.Id));
        _jobs = [.. jobs.Where(view => _seen.Contains(view.Job.Id) || CanRetry(view.Job.Id))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Queue.Changed -= OnJobChanged;
        _work.Cancel();
        _work.Dispose();
        // A draft that nobody imported: its upload is of no use to anybody.
        _draft?.Discard();
    }
}
