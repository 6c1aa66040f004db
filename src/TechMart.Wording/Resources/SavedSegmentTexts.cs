namespace TechMart.Wording.Resources;

/// <summary>Marks the texts about saved segments, what defines them, and lists of customers (<c>SavedSegmentTexts.resx</c>; other languages beside it).</summary>
public sealed class SavedSegmentTexts;
