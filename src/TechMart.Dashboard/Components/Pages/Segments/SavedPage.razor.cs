using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Components.Layout;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Saved;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Model;
using TechMart.Store.Segments;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Components.Pages.Segments;

/// <summary>The saved segments: what each is and how many belong to it; saving, editing, freezing and deleting.</summary>
public partial class SavedPage
{
    /// <summary>Where it is.</summary>
    public const string Path = "/segments/saved";

    /// <summary>In the address: begin with a new segment.</summary>
    public const string New = "new=1";

    private Texts T { get; } = new(typeof(SavedSegmentTexts), CultureInfo.CurrentUICulture);
    private readonly SegmentWords _names = new(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
    private readonly ImportWords _refusals = new(CultureInfo.CurrentCulture, Surface.Page, CultureInfo.CurrentUICulture);
    private Actor _actor = Actor.Anonymous(null);
    private SavedDraft? _draft;
    private SavedStep? _step;
    private SavedSegmentRow? _asked;
    private SavedRefusal? _refusal;
    private bool _isBusy;
    private bool _hasBegun;

    /// <summary>Saved segments.</summary>
    [Inject]
    public required SegmentStore Store { get; set; }

    /// <summary>Asks for what is shown.</summary>
    [Inject]
    public required SavedSegmentsReport Report { get; set; }

    /// <summary>Who sits in front of the page.</summary>
    [Inject]
    public required CurrentActor Person { get; set; }

    /// <summary>Quiet messages.</summary>
    [Inject]
    public required Toasts Toasts { get; set; }

    private SegmentDefinitionWords Words => FilterChip.SegmentNames(Context);

    /// <inheritdoc/>
    protected override async Task<SavedSegmentsView> LoadAsync(DashboardContext context, CancellationToken cancellation)
    {
        _actor = await Person.GetAsync();
        var view = await Task.Run(() => Report.AskAsync(context, cancellation), cancellation);
        if (IsNew(context) && !_hasBegun && _actor.May(Permission.Download))
        {
            Begin(view);
            _hasBegun = true;
        }
        return view;
    }

    /// <inheritdoc/>
    // On the way from another page, the address becomes known only after the page.
    protected override string QuestionOf(DashboardContext context) => $"{context.Key} {IsNew(context)}";

    private static bool IsNew(DashboardContext context) => QueryHelpers.ParseQuery(context.Query).ContainsKey(New.Split('=')[0]);

    private void Begin(SavedSegmentsView view)
    {
        Close();
        _draft = SavedDraft.Empty();
        if (view.Current is { } current)
        {
            _draft.IsCurrent = true;
            // A definition in full is no name, nor is one that stands for something else already.
            _draft.Name = current is { Reference.SavedName: null, Name.Length: <= SavedSegment.MaxNameLength } && IsFree(current.Name) ? current.Name : "";
        }
    }

    private void Edit(SavedDraft draft)
    {
        Close();
        _draft = draft;
    }

    private void AskWhether(SavedStep step, SavedSegmentRow row)
    {
        Close();
        (_step, _asked) = (step, row);
    }

    private void Close() => (_draft, _step, _asked, _refusal) = (null, null, null, null);

    // Two lists of one name in the filter bar would be taken for each other.
    private bool IsFree(string name) => SegmentReference.IsFreeName(name) && !_names.IsName(name);

    private Task SaveAsync(SavedDraft draft)
    {
        // Where somebody else was quicker, this is the draft of a person who knows.
        _draft = draft;
        return ChangeAsync(draft.Known, async actor =>
        {
            if (draft.Name != draft.Known?.Name && !IsFree(draft.Name.Trim()))
            {
                throw new StoreException(StoreProblem.SegmentNameReserved, draft.Name.Trim());
            }
            var definition = draft.ToDefinition(Context.Format.Culture);
            if (draft.Known is { } known)
            {
                var changed = await Store.UpdateAsync(actor, known, draft.Name, draft.Note, definition);
                return T.Fill("Saved_changedDone", ("name", changed.Name));
            }
            var segment = definition is null ? Result!.Current!.Reference : SegmentReference.Of(definition);
            var datasetId = Context.Dataset!.Id;
            var saved = await Store.SaveAsync(actor, datasetId, draft.Name, draft.Note, await Report.DefinitionAsync(datasetId, segment, draft.IsFrozen));
            return T.Fill("Saved_done", ("name", saved.Name));
        });
    }

    private Task TakeStepAsync() => _asked is not { Saved: { } segment } ? Task.CompletedTask : ChangeAsync(segment, async actor =>
    {
        if (_step == SavedStep.Delete)
        {
            await Store.DeleteAsync(actor, segment);
            return T.Fill("Saved_deleteDone", ("name", segment.Name));
        }
        await Store.UpdateAsync(actor, segment, segment.Name, segment.Note, await Report.DefinitionAsync(segment.DatasetId, segment.Reference, isFrozen: true));
        return T.Fill("Saved_freezeDone", ("name", segment.Name));
    });

    /// <summary>Changes something, and shows what is there then; where it is refused, what the person wrote stays.</summary>
    private async Task ChangeAsync(SavedSegmentInfo? known, Func<Actor, Task<string>> change)
    {
        (_isBusy, _refusal) = (true, null);
        try
        {
            Toasts.Show(await change(await Person.GetAsync()));
            await AskAsync();
            Close();
        }
        catch (SegmentException refusal)
        {
            _refusal = new SavedRefusal(Words.Problem(refusal));
        }
        catch (StoreException refusal)
        {
            if (refusal.Problem is StoreProblem.SegmentChanged or StoreProblem.UnknownSegment)
            {
                await AskAsync();
            }
            _refusal = new SavedRefusal(
                _refusals.ProblemAndHint(refusal),
                refusal.Problem switch
                {
                    StoreProblem.BadName or StoreProblem.SegmentExists or StoreProblem.SegmentNameReserved => SavedField.Name,
                    StoreProblem.NoteTooLong => SavedField.Note,
                    _ => SavedField.None,
                },
                refusal.Problem == StoreProblem.SegmentChanged ? Result?.Segments.FirstOrDefault(row => row.Saved.Id == known?.Id)?.Saved : null);
            if (refusal.Problem == StoreProblem.UnknownSegment)
            {
                // It is not in the list any longer, where the words could stand.
                Close();
                Toasts.Show(new Toast(_refusals.ProblemAndHint(refusal), IsProblem: true));
            }
        }
        finally
        {
            _isBusy = false;
        }
    }
}

/// <summary>What is asked before it is done.</summary>
public enum SavedStep
{
    /// <summary>Members stay as they are.</summary>
    Freeze,

    /// <summary>The segment goes.</summary>
    Delete,
}
