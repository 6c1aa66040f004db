using System.Globalization;

namespace TechMart.Dashboard.Tests.Hosting;

/// <summary>
/// Who gets what from every address of the host. A page answers 200, leads who is not signed in to <c>/login</c> and whose role does
/// not include it to <c>/denied</c>. What hands out or takes files answers 401 and 403 with a sentence: a browser would save the page
/// of a redirect as the file. Forms are sent without the page's token here, and refused with 400 where they got so far.
/// </summary>
internal static class AccessTable
{
    private const string Login = "302 /login";
    private const string Denied = "302 /denied";

    /// <summary>The table.</summary>
    public static IReadOnlyList<AccessRow> Rows { get; } =
    [
        // Route, an address of it, and what comes of it for: nobody, Marketing, Manager, Analyst, Administrator.
        .. Page("/", "/", Login, "200", "200", "200", "200"),
        .. Page("/segments", "/segments", Login, "200", "200", "200", "200"),
        .. Page("/segments/clusters", "/segments/clusters", Login, "200", "200", "200", "200"),
        .. Page("/segments/consumption", "/segments/consumption", Login, "200", "200", "200", "200"),
        .. Page("/segments/consumption/groups", "/segments/consumption/groups", Login, "200", "200", "200", "200"),
        .. Page("/segments/migration", "/segments/migration", Login, "200", "200", "200", "200"),
        .. Page("/segments/profiles", "/segments/profiles", Login, "200", "200", "200", "200"),
        .. Page("/customers", "/customers", Login, "200", "200", "200", "200"),
        .. Page("/segments/saved", "/segments/saved", Login, "200", "200", "200", "200"),
        .. Page("/data", "/data", Login, Denied, Denied, "200", "200"),
        .. Page("/data/imports/{Id:long}", "/data/imports/1", Login, Denied, Denied, "200", "200"),
        .. Page("/admin", "/admin", Login, Denied, Denied, Denied, "200"),
        .. Page("/admin/people/{Id:int}", "/admin/people/1", Login, Denied, Denied, Denied, "200"),
        .. Page("/admin/audit", "/admin/audit", Login, Denied, Denied, Denied, "200"),
        .. Page("/admin/system", "/admin/system", Login, Denied, Denied, Denied, "200"),
        .. Page("/admin/settings", "/admin/settings", Login, Denied, Denied, Denied, "200"),
        .. Page("/not-found", "/not-found", Login, "200", "200", "200", "200"),

        // One's own account. A link that was used, or never made, is gone.
        .. OpenPage("/login", "/login", "200", signedIn: "302 /"),
        .. OpenPage("/login/code", "/login/code", Login, signedIn: Login),
        .. OpenPage("/welcome", "/welcome?token=used", "410", signedIn: "410"),
        .. OpenPage("/demo", "/demo?token=used", "410", signedIn: "302 /"),
        .. OpenPage("/choose-password", "/choose-password?token=used", "410", signedIn: "410"),
        .. OpenPage("/denied", "/denied", "403", signedIn: "403"),
        .. Page("/account", "/account", Login, "200", "200", "200", "200"),
        .. Page("/account/second-factor", "/account/second-factor", Login, "200", "200", "200", "200"),
        new("POST", "/logout", "/logout", Login, "400", "400", "400", "400"),

        new("GET", "/export/{name}.{extension:regex(^(csv|xlsx)$)}", "/export/overview-products.csv?data=Shop", "401", "403", "200", "200", "200"),
        new("GET", "/downloads/imports/{id:long}/rejects.csv", "/downloads/imports/1/rejects.csv", "401", "403", "200", "200", "200"),
        new("GET", "/downloads/datasets/{id:int}/lines.csv", "/downloads/datasets/1/lines.csv", "401", "403", "200", "200", "200"),
        new("GET", "/admin/audit-log.{extension:regex(^(csv|xlsx)$)}", "/admin/audit-log.csv", "401", "403", "403", "403", "200"),
        new("GET", "/uploads/token", "/uploads/token?bytes=1", "401", "403", "403", "200", "200"),
        new("POST", "/uploads/", "/uploads?name=sales.csv", "401", "403", "403", "400", "400"),

        Everybody("POST", "/culture", "/culture", "400"),
        Everybody("*", "/healthz", "/healthz", "200"),
        Everybody("*", "/readyz", "/readyz", "200"),

        // What an open page talks to; the first two answer programs, not people.
        new("*", "/_blazor/negotiate", "/_blazor/negotiate", "401", "405", "405", "405", "405"),
        new("*", "/_blazor", "/_blazor", "401", "400", "400", "400", "400"),
        new("*", "/_blazor/disconnect/", "/_blazor/disconnect", Login, "405", "405", "405", "405"),
        new("*", "/_blazor/initializers/", "/_blazor/initializers", Login, "200", "200", "200", "200"),
        new("GET", "/_framework/opaque-redirect", "/_framework/opaque-redirect", Login, "400", "400", "400", "400"),

        // Where a file that is no asset would be looked for; only on a developer's machine.
        new("GET", "{**path:file}", "/no-such-file.css", Login, "404", "404", "404", "404"),
        new("HEAD", "{**path:file}", "/no-such-file.css", Login, "404", "404", "404", "404"),
    ];

    // Pages take forms too. One that a person may see refuses a form without a token; to others it is closed as it is otherwise.
    private static IEnumerable<AccessRow> Page(string route, string address, string nobody, string marketing, string manager, string analyst, string administrator)
    {
        yield return new("GET", route, address, nobody, marketing, manager, analyst, administrator);
        yield return new("POST", route, address, Form(nobody), Form(marketing), Form(manager), Form(analyst), Form(administrator));
    }

    // Pages that nobody needs to be signed in for.
    private static IEnumerable<AccessRow> OpenPage(string route, string address, string nobody, string signedIn) =>
        [new("GET", route, address, nobody, signedIn, signedIn, signedIn, signedIn), Everybody("POST", route, address, "400")];

    private static AccessRow Everybody(string method, string route, string address, string answer) =>
        new(method, route, address, answer, answer, answer, answer, answer);

    private static string Form(string answer) => answer is Login or Denied ? answer : "400";
}

/// <summary>A row of the <see cref="AccessTable"/>.</summary>
/// <param name="Method">The HTTP method; * = any, asked with GET.</param>
/// <param name="Route">The route's pattern.</param>
/// <param name="Address">An address of the route.</param>
/// <param name="Nobody">What somebody gets who is not signed in: a status, and for a redirect the path it leads to.</param>
/// <param name="Marketing">What a person of marketing gets.</param>
/// <param name="Manager">What a manager gets.</param>
/// <param name="Analyst">What an analyst gets.</param>
/// <param name="Administrator">What an administrator gets.</param>
internal sealed record AccessRow(
    string Method, string Route, string Address, string Nobody, string Marketing, string Manager, string Analyst, string Administrator)
{
    /// <summary>What each visitor gets; null = nobody signed in.</summary>
    public IEnumerable<(Store.Accounts.Role? Visitor, string Answer)> Answers =>
    [
        (null, Nobody),
        (Store.Accounts.Role.Marketing, Marketing),
        (Store.Accounts.Role.Manager, Manager),
        (Store.Accounts.Role.Analyst, Analyst),
        (Store.Accounts.Role.Administrator, Administrator),
    ];

    /// <summary>Method and route.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Method} {Route}");
}
