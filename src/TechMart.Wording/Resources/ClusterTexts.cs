namespace TechMart.Wording.Resources;

/// <summary>Marks the texts about clusters of customers (<c>ClusterTexts.resx</c>; other languages beside it).</summary>
public sealed class ClusterTexts;
