using TechMart.Dashboard.Configuration;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Accounts;

/// <summary>The link that the program prints at its start while nobody can sign in: it makes the first administrator, or opens the demo.</summary>
internal sealed class StartLink(AccountStore accounts, OneTimeLinks links, DashboardSettings settings)
{
    // What a server may listen on, but no browser can open.
    private static readonly string[] AnyAddress = ["[::]", "0.0.0.0", "+", "*"];

    /// <summary>By which link one gets in at the moment; null where people sign in.</summary>
    public Task<LinkPurpose?> PurposeAsync(CancellationToken cancellation) => accounts.EntranceAsync(settings.LoadDemoWhenEmpty, cancellation);

    /// <summary>Makes the link where one is needed.</summary>
    /// <param name="listeningOn">The addresses that the program listens on.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<(LinkPurpose Purpose, string Address)?> MakeAsync(IEnumerable<string> listeningOn, CancellationToken cancellation)
    {
        if (await PurposeAsync(cancellation) is not { } purpose)
        {
            return null;
        }
        // Each replica prints one: it must not end those of the others.
        var token = await links.MakeAsync(purpose, accountId: null, keepOthers: true, cancellation);
        return (purpose, Base(listeningOn) + AccountUrls.Of(purpose, token));
    }

    private string Base(IEnumerable<string> listeningOn)
    {
        if (settings.Web.PublicUrl is { } known)
        {
            return known.GetLeftPart(UriPartial.Authority);
        }
        var address = listeningOn.FirstOrDefault()?.TrimEnd('/') ?? "http://localhost";
        return AnyAddress.Aggregate(address, (text, any) => text.Replace("//" + any, "//localhost", StringComparison.Ordinal));
    }
}
