namespace TechMart.Wording.Resources;

/// <summary>Marks the texts of the command line: help, tables, refusals (<c>CommandLineTexts.resx</c>; other languages beside it).</summary>
public sealed class CommandLineTexts;
