namespace TechMart.Wording.Resources;

/// <summary>Marks the texts of the Data page (<c>DataTexts.resx</c>; other languages beside it).</summary>
public sealed class DataTexts;
