namespace TechMart.Wording.Resources;

/// <summary>Marks the texts about what customers buy (<c>ConsumptionTexts.resx</c>; other languages beside it).</summary>
public sealed class ConsumptionTexts;
