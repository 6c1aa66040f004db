using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Configuration;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Administration;

/// <summary>Makes of a token the address that a person is given.</summary>
/// <param name="settings">Say at which address people reach the program.</param>
public sealed class AccountLinks(DashboardSettings settings)
{
    /// <summary>Whether the address would work on the program's own machine only.</summary>
    /// <param name="openAt">The address at which the page is open.</param>
    public bool WorkHereOnly(string openAt) => settings.Web.PublicUrl is null && Uri.TryCreate(openAt, UriKind.Absolute, out var address) && address.IsLoopback;

    /// <summary>The whole address.</summary>
    /// <param name="link">The link.</param>
    /// <param name="openAt">The address at which the page is open; taken where no public one is set.</param>
    public string AddressOf(AccountLink link, string openAt)
    {
        ArgumentNullException.ThrowIfNull(link);
        var root = (settings.Web.PublicUrl?.AbsoluteUri ?? openAt).TrimEnd('/');
        return $"{root}{AccountUrls.ChoosePassword}?token={Uri.EscapeDataString(link.Token)}";
    }
}
