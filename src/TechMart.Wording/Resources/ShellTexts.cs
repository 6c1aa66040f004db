namespace TechMart.Wording.Resources;

/// <summary>Marks the texts of the frame of every page: navigation, filter bar, charts, tables (<c>ShellTexts.resx</c>; other languages beside it).</summary>
public sealed class ShellTexts;
