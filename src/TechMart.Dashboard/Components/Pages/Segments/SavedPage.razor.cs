using System.Globalization;
using Microsoft.AspNetCore.Components;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Components.Layout;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Saved;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Segments;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Components.Pages.Segments;

/// <summary>The saved segments: what each is and how many belong to it; saving, renaming, freezing and deleting.</summary>
public partial class SavedPage
{
    private Texts T { get; } = new(typeof(SavedSegmentTexts), CultureInfo.CurrentUICulture);
    private readonly ImportWords _refusals = new(CultureInfo.CurrentCulture, Surface.Page, CultureInfo.CurrentUICulture);
    private Actor _actor = Actor.Anonymous(null);
    private SavedDraft? _draft;
    private SavedSegmentInfo? _renamed;
    private SavedSegmentInfo? _doomed;
    private string _name = "";
    private string _note = "";
    private string? _problem;

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
        return await Task.Run(() => Report.AskAsync(context, cancellation), cancellation);
    }

    private void Begin(SavedSegmentsView view)
    {
        Close();
        _draft = new SavedDraft { IsCurrent = view.Current is not null };
    }

    private void BeginRename(SavedSegmentInfo segment)
    {
        Close();
        (_renamed, _name, _note) = (segment, segment.Name, segment.Note);
    }

    private void Doom(SavedSegmentInfo segment)
    {
        Close();
        _doomed = segment;
    }

    private void Close() => (_draft, _renamed, _doomed, _problem) = (null, null, null, null);

    private Task SaveAsync(SavedDraft draft) => ChangeAsync(async actor =>
    {
        var segment = draft.IsCurrent && Result?.Current is { } current ? current.Reference : SegmentReference.Of(draft.ToDefinition(Context.Format.Culture));
        var datasetId = Context.Dataset!.Id;
        var saved = await Store.SaveAsync(actor, datasetId, draft.Name, draft.Note, await Report.DefinitionAsync(datasetId, segment, draft.IsFrozen));
        Toasts.Show(T.Fill("Saved_done", ("name", saved.Name)));
    });

    private Task RenameAsync() => ChangeAsync(actor => Store.UpdateAsync(actor, _renamed!, _name, _note));

    private Task FreezeAsync(SavedSegmentInfo segment) => ChangeAsync(async actor =>
        await Store.UpdateAsync(actor, segment, segment.Name, segment.Note, await Report.DefinitionAsync(segment.DatasetId, segment.Reference, isFrozen: true)));

    private async Task ChangeAsync(Func<Actor, Task> change)
    {
        try
        {
            await change(await Person.GetAsync());
            Close();
            await AskAsync();
        }
        catch (SegmentException refusal)
        {
            _problem = Words.Problem(refusal);
        }
        catch (StoreException refusal)
        {
            _problem = _refusals.ProblemAndHint(refusal);
        }
    }
}
