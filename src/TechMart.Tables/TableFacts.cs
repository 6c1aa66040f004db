namespace TechMart.Tables;

/// <summary>What a table says of itself before its rows: where they come from and how they were chosen.</summary>
/// <param name="Title">What the sheet with it is called.</param>
/// <param name="Heading">The first line.</param>
/// <param name="Rows">The facts in their order.</param>
public sealed record TableFacts(string Title, string Heading, IReadOnlyList<TableFact> Rows);

/// <summary>One fact.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">Text, <see cref="long"/>, <see cref="decimal"/> (money), <see cref="DateOnly"/> or <see cref="DateTime"/>.</param>
public sealed record TableFact(string Name, object? Value);
