using TechMart.Dashboard.Administration;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Components.Layout;

/// <summary>The pages in the order of the sidebar. A new page is one line here.</summary>
internal static class Navigation
{
    public static IReadOnlyList<NavigationGroup> Groups { get; } =
    [
        new(null, [new("Nav_Overview", "/", Icons.Overview, DashboardUrls.Overview, Permission.Browse)]),
        new("Nav_Customers",
        [
            new("Nav_Segments", SegmentUrls.Rfm, Icons.Segments, filter => DashboardUrls.With(SegmentUrls.Rfm, filter), Permission.Browse),
            new("Nav_CustomerList", "/customers", Icons.Person, DashboardUrls.Customers, Permission.Browse),
        ]),
        new("Nav_Setup",
        [
            new("Nav_Data", "/data", Icons.Data, DashboardUrls.Data, Permission.Import),
            new("Nav_Administration", AdministrationUrls.People, Icons.Shield, AdministrationUrls.Of, Permission.ManagePeople),
        ]),
    ];

    /// <summary>What of it a person may open; groups of which nothing is left are left out.</summary>
    public static IReadOnlyList<NavigationGroup> For(Actor person) =>
        [.. Groups.Select(group => group with { Pages = [.. group.Pages.Where(page => person.May(page.Needs))] }).Where(group => group.Pages.Count > 0)];
}

/// <summary>A group of the sidebar.</summary>
/// <param name="Name">Its name in the resources; null = none.</param>
/// <param name="Pages">Its pages.</param>
internal sealed record NavigationGroup(string? Name, IReadOnlyList<NavigationPage> Pages);

/// <summary>A page of the sidebar.</summary>
/// <param name="Name">Its name in the resources.</param>
/// <param name="Path">Its path.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Address">Its address with a filter.</param>
/// <param name="Needs">What a person needs to open it.</param>
internal sealed record NavigationPage(string Name, string Path, string Icon, Func<DashboardFilter, string> Address, Permission Needs);
