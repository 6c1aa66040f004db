namespace TechMart.Wording.Resources;

/// <summary>Marks the texts about groups of products (<c>ProductGroupTexts.resx</c>; other languages beside it).</summary>
public sealed class ProductGroupTexts;
