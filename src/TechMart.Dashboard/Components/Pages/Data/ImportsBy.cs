namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>Who an import is said to be by while people do not sign in.</summary>
public static class ImportsBy
{
    /// <summary>Somebody on the Data page.</summary>
    public const string Page = "web";
}
