using System.Globalization;
using System.Security.Claims;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Accounts;

/// <summary>Who is behind a request.</summary>
internal static class Actors
{
    /// <summary>Claim of a person who has to set up a second factor before anything else.</summary>
    public const string MustEnrollClaim = "techmart:must-enroll";

    /// <summary>Claim by which a session is known, so that it can be ended wherever its cookie is.</summary>
    public const string SessionClaim = "techmart:session";

    /// <summary>The person of a principal; one who must still set up a second factor may nothing.</summary>
    /// <param name="person">Who is signed in.</param>
    /// <param name="from">The address the request came from.</param>
    public static Actor Of(ClaimsPrincipal person, string? from)
    {
        if (person.Identity?.IsAuthenticated != true)
        {
            return Actor.Anonymous(from);
        }
        Role? role = Enum.TryParse<Role>(person.FindFirstValue(ClaimTypes.Role), out var known) && !person.MustEnroll() ? known : null;
        int? id = int.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new Actor(person.Identity.Name ?? "", role, from, id);
    }

    /// <summary>Whether the person has to set up a second factor before anything else.</summary>
    public static bool MustEnroll(this ClaimsPrincipal person) => person.HasClaim(claim => claim.Type == MustEnrollClaim);

    /// <summary>Who asks.</summary>
    public static Actor Asking(this HttpContext http) => Of(http.User, http.From());

    /// <summary>The network address that a request came from; behind a trusted proxy the reader's, not the proxy's.</summary>
    public static string? From(this HttpContext http) => http.Connection.RemoteIpAddress is { } address
        ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null;
}
