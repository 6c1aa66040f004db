namespace TechMart.Dashboard.Accounts;

/// <summary>Addresses of the pages about one's own account. They are rendered without a circuit, because only a response can set a cookie.</summary>
internal static class AccountUrls
{
    public const string SignIn = "/login";
    public const string Denied = "/denied";
    public const string SignOut = "/logout";

    /// <summary>Name of the query's value that says where to go after signing in.</summary>
    public const string ReturnUrl = "returnUrl";

    /// <summary>First administrator; <c>?token=</c>.</summary>
    public const string Welcome = "/welcome";

    /// <summary>Signs in as administrator of the demo; <c>?token=</c>.</summary>
    public const string Demo = "/demo";

    /// <summary>Choose a password by a link; <c>?token=</c>.</summary>
    public const string ChoosePassword = "/choose-password";

    /// <summary>One's own account.</summary>
    public const string You = "/account";
}
