using TechMart.Dashboard.Hosting;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Accounts;

/// <summary>Addresses of the pages about one's own account. They are rendered without a circuit, because only a response can set a cookie.</summary>
internal static class AccountUrls
{
    public const string SignIn = "/login";
    public const string Denied = "/denied";
    public const string SignOut = "/logout";

    /// <summary>Second step of signing in: the code of the second factor.</summary>
    public const string SignInCode = "/login/code";

    /// <summary>Name of the query's value that says where to go after signing in.</summary>
    public const string ReturnUrl = "returnUrl";

    /// <summary>Name of the query's value that holds the token of a one-time link.</summary>
    public const string Token = "token";

    /// <summary>First administrator; <c>?token=</c>.</summary>
    public const string Welcome = "/welcome";

    /// <summary>Signs in as administrator of the demo; <c>?token=</c>.</summary>
    public const string Demo = "/demo";

    /// <summary>Choose a password by a link; <c>?token=</c>.</summary>
    public const string ChoosePassword = "/choose-password";

    /// <summary>One's own account.</summary>
    public const string You = "/account";

    /// <summary>Set up or change one's own second factor.</summary>
    public const string SecondFactor = "/account/second-factor";

    /// <summary>The page for setting up a second factor that leads to an address afterwards.</summary>
    public static string SecondFactorFor(string address) => $"{SecondFactor}?{ReturnUrl}={Uri.EscapeDataString(address)}";

    /// <summary>The page for the second step of signing in.</summary>
    /// <param name="returnUrl">Where to go afterwards.</param>
    /// <param name="keep">Whether the session outlives the browser.</param>
    /// <param name="recovery">Whether a recovery code is typed instead of the app's.</param>
    public static string SignInCodeFor(string? returnUrl, bool keep, bool recovery = false) =>
        $"{SignInCode}?{ReturnUrl}={Uri.EscapeDataString(LocalAddress.OrHome(returnUrl))}{(keep ? "&keep=true" : "")}{(recovery ? "&recovery=true" : "")}";

    /// <summary>The address of a one-time link, from the root of the host on.</summary>
    public static string Of(LinkPurpose purpose, string token)
    {
        var page = purpose switch
        {
            LinkPurpose.FirstAdministrator => Welcome,
            LinkPurpose.Demo => Demo,
            _ => ChoosePassword,
        };
        return $"{page}?{Token}={token}";
    }

    /// <summary>The page for signing in that leads to an address afterwards.</summary>
    public static string SignInFor(string address) => $"{SignIn}?{ReturnUrl}={Uri.EscapeDataString(address)}";
}
