namespace TechMart.Analytics.Insights;

/// <summary>
/// Something worth knowing, as a code and numbers; the sentence is made where words are made, for a reader's culture.
/// </summary>
/// <param name="Code">What kind of finding it is, for example <c>revenue-change</c>.</param>
/// <param name="Subject">What it is about (a category, a product, a month), or null for the whole.</param>
/// <param name="Amount">The money at stake, by which findings are ranked; null where it is not about money.</param>
/// <param name="Values">The numbers that the sentence needs, by name.</param>
/// <param name="Evidence">Lines that it rests on.</param>
public sealed record Finding(
    string Code,
    string? Subject,
    decimal? Amount,
    IReadOnlyDictionary<string, object> Values,
    long Evidence);
