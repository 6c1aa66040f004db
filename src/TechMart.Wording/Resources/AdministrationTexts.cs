namespace TechMart.Wording.Resources;

/// <summary>Marks the texts of the administration pages (<c>AdministrationTexts.resx</c>; other languages beside it).</summary>
public sealed class AdministrationTexts;
