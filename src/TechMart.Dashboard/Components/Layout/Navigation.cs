using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Filters;

namespace TechMart.Dashboard.Components.Layout;

/// <summary>The pages in the order of the sidebar. A new page is one line here.</summary>
internal static class Navigation
{
    public static IReadOnlyList<NavigationGroup> Groups { get; } =
    [
        new(null, [new("Nav_Overview", "/", Icons.Overview, DashboardUrls.Overview)]),
        new("Nav_Setup", [new("Nav_Data", "/data", Icons.Data, DashboardUrls.Data)]),
    ];
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
internal sealed record NavigationPage(string Name, string Path, string Icon, Func<DashboardFilter, string> Address);
