namespace TechMart.Dashboard.Localisation;

/// <summary>Names of the cookies that keep a reader's choices.</summary>
internal static class ReaderCookies
{
    /// <summary><c>light</c>, <c>dark</c> or <c>system</c>.</summary>
    public const string Theme = "techmart.theme";

    /// <summary><c>true</c> where the navigation is folded.</summary>
    public const string Folded = "techmart.folded";

    /// <summary>The culture of numbers and dates.</summary>
    public const string Culture = "techmart.culture";
}
