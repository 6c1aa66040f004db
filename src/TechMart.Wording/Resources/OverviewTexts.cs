namespace TechMart.Wording.Resources;

/// <summary>Marks the texts of the Overview page (<c>OverviewTexts.resx</c>; other languages beside it).</summary>
public sealed class OverviewTexts;
