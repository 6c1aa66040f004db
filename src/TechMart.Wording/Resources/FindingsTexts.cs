namespace TechMart.Wording.Resources;

/// <summary>Marks the texts of findings (<c>FindingsTexts.resx</c>; other languages beside it).</summary>
public sealed class FindingsTexts;
