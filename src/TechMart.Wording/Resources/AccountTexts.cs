namespace TechMart.Wording.Resources;

/// <summary>Marks the texts of signing in and of one's own account (<c>AccountTexts.resx</c>; other languages beside it).</summary>
public sealed class AccountTexts;
