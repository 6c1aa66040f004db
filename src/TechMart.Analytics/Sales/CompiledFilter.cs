namespace TechMart.Analytics.Sales;

/// <summary>
/// A <see cref="SalesFilter"/> decided as far as it can be before any line is read: days are seconds, categories, combinations of
/// attributes and customers are tables of yes and no.
/// </summary>
internal sealed class CompiledFilter
{
    private static readonly int[] Everything = [.. Enumerable.Range(0, SalesScan.BlockLines)];

    private readonly bool _everyTime = true;
    private readonly uint _firstSecond;
    private readonly uint _lastSecond = uint.MaxValue;
    private readonly bool[]? _categories;
    private readonly bool[]? _attributeSets;

    public CompiledFilter(SalesFilter filter, SalesTable table)
    {
        if (filter.SegmentReference is { } named)
        {
            throw new InvalidOperationException($"The members of the segment “{named}” have to be found before sales can be filtered by it.");
        }
        KnownCustomersOnly = filter.KnownCustomersOnly || filter.Segment is not null;
        if (filter.From is not null || filter.To is not null)
        {
            var first = filter.From is { } from ? SalesTable.SecondsOf(from) : 0;
            var last = filter.To is { } to ? SalesTable.LastSecondOf(to) : uint.MaxValue;
            // Lines without time lie in no period.
            SelectsNothing = !table.HasTime || last < 0 || first > uint.MaxValue || first > last;
            if (!SelectsNothing)
            {
                _firstSecond = (uint)Math.Max(0, first);
                _lastSecond = (uint)Math.Min(uint.MaxValue, last);
                _everyTime = table.FirstDay is null
                    || (first <= SalesTable.SecondsOf(table.FirstDay.Value) && last >= SalesTable.LastSecondOf(table.LastDay!.Value));
            }
        }
        if (filter.Categories.Count > 0)
        {
            _categories = Allowed(filter.Categories, table.CategoryKeys);
        }
        foreach (var (name, values) in filter.Attributes)
        {
            var allowed = SetsWith(name, values, table.AttributeCatalogue);
            _attributeSets = _attributeSets is null ? allowed : [.. _attributeSets.Zip(allowed, (left, right) => left && right)];
        }
        if (filter.Segment is not null)
        {
            Customers = Members(filter.Segment, table);
        }
    }

    public bool SelectsNothing { get; }

    public bool KnownCustomersOnly { get; }

    /// <summary>The customers to look at; null = all.</summary>
    public bool[]? Customers { get; }

    /// <summary>For each customer of a table whether a segment holds it.</summary>
    public static bool[] Members(CustomerSegment segment, SalesTable table)
    {
        var isMember = new bool[table.Customers];
        foreach (var key in segment.CustomerKeys)
        {
            var customer = table.FindCustomer(key);
            if (customer >= 0)
            {
                isMember[customer] = true;
            }
        }
        return isMember;
    }

    /// <summary>
    /// Writes the lines of a block that pass, counted from its first line, and returns how many there are. Customers are not
    /// looked at: the caller passes over whole customers.
    /// </summary>
    public int Select(SalesTable table, int start, int count, Span<int> selection)
    {
        int selected;
        if (_everyTime)
        {
            Everything.AsSpan(0, count).CopyTo(selection);
            selected = count;
        }
        else
        {
            selected = SelectByTime(table.Time.AsSpan(start, count), selection);
        }
        if (_categories is not null)
        {
            selected = table.Category.Keep(start, selection[..selected], _categories);
        }
        if (_attributeSets is not null)
        {
            selected = table.AttributeSet.Keep(start, selection[..selected], _attributeSets);
        }
        return selected;
    }

    private int SelectByTime(ReadOnlySpan<uint> times, Span<int> selection)
    {
        var length = _lastSecond - _firstSecond;
        var selected = 0;
        for (var line = 0; line < times.Length; line++)
        {
            selection[selected] = line;
            selected += times[line] - _firstSecond <= length ? 1 : 0;
        }
        return selected;
    }

    /// <summary>For each code (0 = missing, else index + 1) whether it is asked for.</summary>
    private static bool[] Allowed(IReadOnlyList<string> asked, IReadOnlyList<string> keys)
    {
        var wanted = asked.ToHashSet(StringComparer.Ordinal);
        var allowed = new bool[keys.Count + 1];
        allowed[0] = wanted.Contains(SalesFilter.MissingValue);
        for (var i = 0; i < keys.Count; i++)
        {
            allowed[i + 1] = wanted.Contains(keys[i]);
        }
        return allowed;
    }

    private static bool[] SetsWith(string attribute, IReadOnlyList<string> values, AttributeCatalogue catalogue)
    {
        var index = catalogue.IndexOf(attribute);
        if (index < 0)
        {
            var missingWanted = values.Contains(SalesFilter.MissingValue, StringComparer.Ordinal);
            return [.. Enumerable.Repeat(missingWanted, catalogue.Sets)];
        }
        var allowed = Allowed(values, catalogue.Values(index));
        return Array.ConvertAll(catalogue.CellOfSet(index), cell => allowed[cell]);
    }
}
