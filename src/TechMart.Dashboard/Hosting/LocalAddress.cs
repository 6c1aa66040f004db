using Microsoft.AspNetCore.Http.HttpResults;

namespace TechMart.Dashboard.Hosting;

/// <summary>Where a form may send a reader: to addresses of this host only, whatever the request says.</summary>
internal static class LocalAddress
{
    /// <summary>The address where it is one of this host; else the start page.</summary>
    public static string OrHome(string? address) =>
        address is ['/', ..] && RedirectHttpResult.IsLocalUrl(address) ? address : "/";
}
