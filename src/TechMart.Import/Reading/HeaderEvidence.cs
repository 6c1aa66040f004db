namespace TechMart.Import.Reading;

/// <summary>Whether the first of some records names the columns.</summary>
/// <param name="HasHeader">Whether it does.</param>
/// <param name="Confidence">How sure, 0.5 to 1.</param>
internal sealed record HeaderEvidence(bool HasHeader, double Confidence)
{
    /// <summary>Share of a column's values that have to be numbers or dates to make it a column of these.</summary>
    private const double MostlyTyped = 0.8;

    /// <summary>Weighs each column: what its first value is, and what the values below it are.</summary>
    public static HeaderEvidence Of(IReadOnlyList<string[]> records)
    {
        if (records.Count == 0)
        {
            return new HeaderEvidence(true, 0.5);
        }
        var (first, rest) = (records[0], records.Skip(1).ToList());
        var below = rest.SelectMany(record => record).Select(Normal).ToHashSet();
        var score = 0.0;
        for (var column = 0; column < first.Length; column++)
        {
            var values = rest.Where(record => record.Length > column).Select(record => record[column]).Where(value => value.Trim().Length > 0).ToList();
            score += Column(first[column], values, below);
        }
        if (first.Select(Normal).Distinct().Count() < first.Length && first.Any(name => ValueKinds.IsTyped(name.Trim())))
        {
            score -= 0.5;
        }
        return new HeaderEvidence(score >= 0, Math.Clamp(0.5 + (Math.Abs(score) / (1 + Math.Abs(score)) * 0.5), 0.5, 1));
    }

    private static double Column(string name, List<string> values, HashSet<string> below)
    {
        if (name.Trim().Length == 0)
        {
            // Exports leave the name of a row number empty; data are as often empty.
            return 0;
        }
        if (ValueKinds.IsTyped(name))
        {
            return -1.5;
        }
        if (values.Count > 0 && values.Count(ValueKinds.IsTyped) >= MostlyTyped * values.Count)
        {
            return 1;
        }
        if (below.Contains(Normal(name)))
        {
            return -0.7;
        }
        return LooksLikeName(name) ? 0.3 : -0.1;
    }

    /// <summary>Names are short, begin with a letter and hold no sentence.</summary>
    private static bool LooksLikeName(string name) =>
        name.Trim() is [var start, ..] trimmed && (char.IsLetter(start) || start is '_' or '#') && trimmed.Length <= 40 && !trimmed.Contains("  ", StringComparison.Ordinal)
        && trimmed.Count(char.IsDigit) * 2 < trimmed.Length + 1;

    private static string Normal(string value) => value.Trim().ToUpperInvariant();
}
