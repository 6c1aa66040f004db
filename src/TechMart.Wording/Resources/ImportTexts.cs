namespace TechMart.Wording.Resources;

/// <summary>Marks the texts of problems, reasons, cleaning and drift of imports, and what the store refuses (<c>ImportTexts.resx</c>; other languages beside it).</summary>
public sealed class ImportTexts;
