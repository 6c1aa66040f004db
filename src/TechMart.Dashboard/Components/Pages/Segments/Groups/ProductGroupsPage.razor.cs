using System.Globalization;
using Microsoft.AspNetCore.Components;
using TechMart.Analytics.Products.Groups;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Groups;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.ProductGroupings;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Components.Pages.Segments.Groups;

/// <summary>The groups of products: what each holds; renaming, merging, moving products, and back to what names say. Whoever may not change them sees them.</summary>
public partial class ProductGroupsPage
{
    private readonly ImportWords _refusals = new(CultureInfo.CurrentCulture, Surface.Page, CultureInfo.CurrentUICulture);
    private Actor _actor = Actor.Anonymous(null);
    private ProductGroupProducts? _products;
    private ProductGroupEdit? _refused;
    private string? _problem;
    private bool _asksReset;
    private bool _isBusy;

    /// <summary>Keeps the groups.</summary>
    [Inject]
    public required ProductGroupStore Store { get; set; }

    /// <summary>Asks for what is shown.</summary>
    [Inject]
    public required ProductGroupsReport Report { get; set; }

    /// <summary>Who sits in front of the page.</summary>
    [Inject]
    public required CurrentActor Person { get; set; }

    /// <summary>Quiet messages.</summary>
    [Inject]
    public required Toasts Toasts { get; set; }

    private Texts T { get; } = new(typeof(ProductGroupTexts), CultureInfo.CurrentUICulture);

    private bool MayEdit => _actor.May(Permission.Import);

    private EmptyState? Empty => Result is { HasProducts: false } && !IsLoading ? new EmptyState(T["EmptyTitle"], T["EmptyProducts"], null, "") : null;

    // The groups are those of the whole data set: another filter is no other question.
    /// <inheritdoc/>
    protected override string QuestionOf(DashboardContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return string.Create(CultureInfo.InvariantCulture, $"{context.Dataset?.Id}/{context.Dataset?.Version}");
    }

    /// <inheritdoc/>
    protected override async Task<ProductGroupsView> LoadAsync(DashboardContext context, CancellationToken cancellation)
    {
        _actor = await Person.GetAsync();
        return await Report.AskAsync(context, cancellation);
    }

    private Task EditAsync(ProductGroupEdit edit) => ChangeAsync(edit, async (actor, dataset, revision) =>
    {
        await Store.EditAsync(actor, dataset, revision, edit);
        return edit switch
        {
            RenameGroup rename => T.Fill("Done_rename", ("name", rename.Name.Trim())),
            MergeGroups merge => T.Fill("Done_merge", ("name", Result!.Groups.FirstOrDefault(group => group.Key == merge.Into)?.Name ?? "")),
            MoveProducts move => Moved(move.Products.Count),
            NewGroup made => Moved(made.Products.Count),
            _ => "",
        };
    });

    private void AskReset() => (_asksReset, _problem, _refused) = (true, null, null);

    private Task ResetAsync() => ChangeAsync(null, async (actor, dataset, revision) =>
    {
        await Store.ResetAsync(actor, dataset, revision);
        return T["Done_reset"];
    });

    private string Moved(int products) => T.Count("Done_move", products, ("count", Context.Format.Count(products)));

    /// <summary>Changes the groups and shows them as they are then; where it is refused, says why beside what was to be changed, and what was chosen stays.</summary>
    private async Task ChangeAsync(ProductGroupEdit? edit, Func<Actor, int, int, Task<string>> change)
    {
        if (_isBusy)
        {
            return;
        }
        (_isBusy, _problem, _refused) = (true, null, null);
        try
        {
            var done = await change(await Person.GetAsync(), Context.Dataset!.Id, Result!.Revision);
            _asksReset = false;
            await AskAsync();
            Toasts.Show(done);
        }
        catch (ProductGroupException refusal)
        {
            (_problem, _refused) = (T.Fill($"Problem_{refusal.Problem}", ("subject", refusal.Subject ?? "")), edit);
        }
        catch (StoreException refusal)
        {
            _problem = _refusals.ProblemAndHint(refusal);
            if (refusal.Problem == StoreProblem.ProductGroupsChanged)
            {
                await AskAsync();
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task OpenAsync(string where)
    {
        if (_products is not null)
        {
            await _products.OpenAsync(where);
        }
    }

    private string Download(string extension) => DashboardUrls.Export(ProductGroupsView.Export, extension, Context.Filter);
}
