using System.Globalization;
using Microsoft.AspNetCore.Components;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Saved;
using TechMart.Store.Segments;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Components.Pages.Segments;

/// <summary>Describes a new segment or edits a saved one, and shows who would belong to it before it is saved.</summary>
public sealed partial class SavedForm : ComponentBase, IDisposable
{
    private CancellationTokenSource _question = new();
    private SavedDraft? _draft;
    private SegmentReference? _asked;
    private SegmentPreview? _preview;
    private string? _countProblem;
    private bool _isCounting;
    private bool _submitted;

    /// <summary>What is described.</summary>
    [Parameter, EditorRequired]
    public required SavedDraft Draft { get; set; }

    /// <summary>What segments can be made of.</summary>
    [Parameter, EditorRequired]
    public required SavedSegmentsView View { get; set; }

    /// <summary>Words of measures and comparisons.</summary>
    [Parameter, EditorRequired]
    public required SegmentDefinitionWords Words { get; set; }

    /// <summary>Why it could not be saved.</summary>
    [Parameter]
    public SavedRefusal? Refusal { get; set; }

    /// <summary>Whether it is being saved.</summary>
    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>It shall be saved.</summary>
    [Parameter]
    public EventCallback<SavedDraft> Submitted { get; set; }

    /// <summary>Another draft shall take its place.</summary>
    [Parameter]
    public EventCallback<SavedDraft> Replaced { get; set; }

    /// <summary>It shall not be saved.</summary>
    [Parameter]
    public EventCallback Closed { get; set; }

    /// <summary>The data set and filter.</summary>
    [CascadingParameter]
    public required DashboardContext Context { get; set; }

    /// <summary>Counts who would belong to it.</summary>
    [Inject]
    public required SavedSegmentsReport Report { get; set; }

    private Texts T { get; } = new(typeof(SavedSegmentTexts), CultureInfo.CurrentUICulture);

    private string Title => Draft.Known is { } known ? T.Fill("Saved_editOf", ("name", known.Name)) : T["Saved_new"];

    /// <inheritdoc/>
    public void Dispose()
    {
        _question.Cancel();
        _question.Dispose();
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_draft, Draft))
        {
            return Task.CompletedTask;
        }
        (_draft, _submitted) = (Draft, false);
        return CountAsync();
    }

    private string? IsAt(SavedField field) => Refusal?.Field == field ? "true" : null;

    private Task ChooseAsync(bool isCurrent)
    {
        Draft.IsCurrent = isCurrent;
        return CountAsync();
    }

    private Task AddAsync()
    {
        Draft.Conditions.Add(new SavedCondition());
        return CountAsync();
    }

    private Task RemoveAsync(SavedCondition condition)
    {
        Draft.Conditions.Remove(condition);
        return CountAsync();
    }

    private Task SubmitAsync()
    {
        _submitted = true;
        return Draft.HasConditions && Draft.ToDefinition(Context.Format.Culture) is null ? Task.CompletedTask : Submitted.InvokeAsync(Draft);
    }

    /// <summary>Counts those who would belong to it, as soon as the conditions can be read; a newer question ends the former.</summary>
    private async Task CountAsync()
    {
        var asked = Draft.HasConditions ? Draft.ToDefinition(Context.Format.Culture) is { } definition ? SegmentReference.Of(definition) : null
            : Draft.Known is null ? View.Current?.Reference : null;
        if (asked is not null && asked == _asked && _countProblem is null)
        {
            return;
        }
        await _question.CancelAsync();
        _question.Dispose();
        _question = new CancellationTokenSource();
        var cancellation = _question.Token;
        (_asked, _countProblem, _isCounting) = (asked, null, asked is not null);
        if (asked is null)
        {
            _preview = null;
            return;
        }
        try
        {
            var preview = await Task.Run(() => Report.PreviewAsync(Context.Dataset!.Id, asked, cancellation), cancellation);
            if (!cancellation.IsCancellationRequested)
            {
                (_preview, _isCounting) = (preview, false);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // A newer question took its place, or the form was closed.
        }
        catch (SegmentException problem) when (!cancellation.IsCancellationRequested)
        {
            (_preview, _countProblem, _isCounting) = (null, Words.Problem(problem), false);
        }
    }
}

/// <summary>A field of the form.</summary>
public enum SavedField
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>The name.</summary>
    Name,

    /// <summary>The note.</summary>
    Note,
}

/// <summary>Why a segment could not be saved.</summary>
/// <param name="Text">In words.</param>
/// <param name="Field">The field that it is about.</param>
/// <param name="Latest">What somebody else saved meanwhile.</param>
public sealed record SavedRefusal(string Text, SavedField Field = SavedField.None, SavedSegmentInfo? Latest = null);
