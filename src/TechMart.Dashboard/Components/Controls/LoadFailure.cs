namespace TechMart.Dashboard.Components.Controls;

/// <summary>That something failed, in words.</summary>
/// <param name="Sentence">What happened and what to do.</param>
/// <param name="Detail">What to pass on to whoever runs the program: never a stack trace or a secret.</param>
public sealed record LoadFailure(string Sentence, string Detail);

/// <summary>That there is nothing to show.</summary>
/// <param name="Title">What would be here.</param>
/// <param name="Why">Why it is not.</param>
/// <param name="ActionText">Words of the one button that mends it; null = none.</param>
/// <param name="ActionHref">Where the button leads.</param>
public sealed record EmptyState(string Title, string Why, string? ActionText = null, string? ActionHref = null);
