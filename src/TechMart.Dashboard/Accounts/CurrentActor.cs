using Microsoft.AspNetCore.Components.Authorization;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Accounts;

/// <summary>Who sits in front of an open page. Asked anew for each action, because what a person may do can end while a page is open.</summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication)
{
    /// <summary>The network address that the page was opened from; the page's root says it.</summary>
    public string? From { get; set; }

    /// <summary>The person, as the last check of their session found them.</summary>
    public async Task<Actor> GetAsync() => Actors.Of((await authentication.GetAuthenticationStateAsync()).User, From);
}
