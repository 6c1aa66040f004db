using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TechMart.Dashboard.Uploads;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>Lets a person choose or drop a file, and shows how far its upload is. The bytes go over HTTP, not through the circuit.</summary>
public sealed partial class UploadPanel
{
    private ElementReference _root;
    private DotNetObjectReference<UploadPanel>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _sender;
    private UploadProgress? _progress;
    private string? _problem;
    private long _begun;

    /// <summary>Called with a file that has arrived.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Upload> Arrived { get; set; }

    [Inject]
    private UploadFolder Uploads { get; set; } = null!;

    [Inject]
    private IJSRuntime JS { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await JS.InvokeAsync<IJSObjectReference>("import", "./Components/Pages/Data/UploadPanel.razor.js");
            _sender = await _module.InvokeAsync<IJSObjectReference>("attach", _root, _self, Uploads.MaxBytes);
            // Before this nobody would listen to a choice, so none could be made.
            StateHasChanged();
        }
    }

    /// <summary>An upload begins.</summary>
    [JSInvokable]
    public Task StartAsync(string name, long bytes)
    {
        _begun = Clock.GetTimestamp();
        return ShowAsync(new UploadProgress(name, 0, bytes, TimeSpan.Zero), null);
    }

    /// <summary>Some of it is sent.</summary>
    [JSInvokable]
    public Task ProgressAsync(long bytes) =>
        ShowAsync(_progress is null ? null : _progress with { Bytes = bytes, Elapsed = Clock.GetElapsedTime(_begun) }, null);

    /// <summary>It has arrived.</summary>
    [JSInvokable]
    public async Task FinishAsync(Guid id)
    {
        await ShowAsync(null, null);
        if (Uploads.Find(id, await Actor.GetAsync()) is { } upload)
        {
            await InvokeAsync(() => Arrived.InvokeAsync(upload));
        }
        else
        {
            await FailAsync(null);
        }
    }

    /// <summary>It failed; the server's sentence, or null where the connection broke.</summary>
    [JSInvokable]
    public Task FailAsync(string? sentence) => ShowAsync(null, sentence ?? T[$"Upload_{UploadProblem.CutOff}"]);

    /// <summary>It did not begin.</summary>
    [JSInvokable]
    public Task RefuseAsync(string reason) => ShowAsync(null, T.Fill($"Upload_{reason}", ("limit", Words.Size(Uploads.MaxBytes))));

    private async Task CancelAsync()
    {
        if (_sender is not null)
        {
            await _sender.InvokeVoidAsync("cancel");
        }
        await ShowAsync(null, null);
    }

    private Task ShowAsync(UploadProgress? progress, string? problem) => InvokeAsync(() =>
    {
        (_progress, _problem) = (progress, problem);
        StateHasChanged();
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_sender is not null)
            {
                await _sender.InvokeVoidAsync("detach");
                await _sender.DisposeAsync();
            }
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its upload with it.
        }
        _self?.Dispose();
    }
}
