namespace TechMart.Dashboard.Localisation;

/// <summary>How a reader wants the frame to look, as the cookies of the first request say.</summary>
/// <param name="Theme"><c>light</c>, <c>dark</c> or <c>system</c>.</param>
/// <param name="IsFolded">Whether the navigation shows icons only.</param>
public sealed record ReaderChoices(string Theme, bool IsFolded)
{
    /// <summary>Follows the system, navigation unfolded.</summary>
    public static ReaderChoices Default { get; } = new("system", false);

    /// <summary>Reads the cookies; anything unknown is as by default.</summary>
    public static ReaderChoices Of(IRequestCookieCollection cookies) => new(
        cookies[ReaderCookies.Theme] is "light" or "dark" ? cookies[ReaderCookies.Theme]! : Default.Theme,
        cookies[ReaderCookies.Folded] == "true");
}
