namespace TechMart.Wording.Resources;

/// <summary>Marks the texts of the pages about segments (<c>SegmentPageTexts.resx</c>; other languages beside it).</summary>
public sealed class SegmentPageTexts;
