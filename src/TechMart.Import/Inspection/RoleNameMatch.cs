namespace TechMart.Import.Inspection;

/// <summary>How strongly a column's name says each role.</summary>
internal static class RoleNameMatch
{
    /// <summary>Shorter ones ("no") say nothing as the end of a longer name.</summary>
    private const int ShortestPart = 3;

    private static readonly int RoleCount = Enum.GetValues<ColumnRole>().Length;

    private static readonly (HeaderName Name, ColumnRole Role, double Strength)[] Entries = [.. ReadTable()];
    private static readonly ILookup<string, (HeaderName Name, ColumnRole Role, double Strength)> ByJoined = Entries.ToLookup(entry => entry.Name.Joined);
    private static readonly ILookup<string, (HeaderName Name, ColumnRole Role, double Strength)> BySingular = Entries.ToLookup(entry => entry.Name.Singular);
    private static readonly HashSet<string> Misleading = [.. RoleNames.Misleading];
    private static readonly HashSet<string> NeverAttribute = [.. RoleNames.NeverAttribute];

    /// <summary>Strength 0 to 1 of each role, by the role's number.</summary>
    public static double[] Strengths(HeaderName header)
    {
        var strengths = new double[RoleCount];
        if (header.Words.Length == 0)
        {
            return strengths;
        }
        // What the table names itself is not taken apart: "sub category" is not a category, "customer name" not a customer.
        if (ByJoined.Contains(header.Joined))
        {
            Take(ByJoined[header.Joined], 1);
        }
        else if (BySingular.Contains(header.Singular))
        {
            Take(BySingular[header.Singular], 0.95);
        }
        else if (!IsMisleading(header))
        {
            TakeParts();
        }
        return strengths;

        void Take(IEnumerable<(HeaderName Name, ColumnRole Role, double Strength)> entries, double factor)
        {
            foreach (var (_, role, strength) in entries)
            {
                strengths[(int)role] = Math.Max(strengths[(int)role], factor * strength);
            }
        }

        // "Webshop order date" ends in a name of the table; "order date (local)" starts with one, which says less, since in
        // most languages here the noun comes last.
        void TakeParts()
        {
            var words = header.Words;
            for (var length = words.Length - 1; length >= 1; length--)
            {
                var share = (double)length / words.Length;
                var (end, start) = (string.Concat(words[^length..]), string.Concat(words[..length]));
                if (end.Length >= ShortestPart)
                {
                    Take(ByJoined[end], 0.5 + (0.4 * share));
                }
                if (length > 1)
                {
                    Take(ByJoined[start], 0.3 + (0.4 * share));
                }
            }
        }
    }

    /// <summary>Whether a word of the name speaks against every role.</summary>
    public static bool IsMisleading(HeaderName header) => header.Words.Any(Misleading.Contains);

    /// <summary>Whether the name says that the values are about single people or orders.</summary>
    public static bool IsNeverAttribute(HeaderName header) => header.Words.Any(NeverAttribute.Contains);

    private static IEnumerable<(HeaderName, ColumnRole, double)> ReadTable() =>
        from row in RoleNames.Table
        from name in row.Names.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        select (HeaderName.Of(name), row.Role, row.Strength);
}
