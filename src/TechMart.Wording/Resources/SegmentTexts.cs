namespace TechMart.Wording.Resources;

/// <summary>Marks the texts about segments and their scores (<c>SegmentTexts.resx</c>; other languages beside it).</summary>
public sealed class SegmentTexts;
