namespace TechMart.Analytics.Sales;

/// <summary>
/// What each known customer mostly buys, and where it was last, within a selection. Customers are those with at least one sale in the selection, by id in
/// ordinal order; entry <c>i</c> of every column belongs to entry <c>i</c> of <see cref="Customers"/>. Immutable.
/// </summary>
public sealed class CustomerPreferences
{
    private readonly IReadOnlyList<string> _categories;
    private readonly int[] _favourites;
    private readonly IReadOnlyList<IReadOnlyList<string>> _values;
    private readonly int[][] _lastValues;

    internal CustomerPreferences(
        IReadOnlyList<string> customers, IReadOnlyList<string> categories, int[] favourites, IReadOnlyList<string> attributes, IReadOnlyList<IReadOnlyList<string>> values, int[][] lastValues)
    {
        (Customers, Attributes) = (customers, attributes);
        (_categories, _favourites, _values, _lastValues) = (categories, favourites, values, lastValues);
    }

    /// <summary>The customers' ids as the file writes them.</summary>
    public IReadOnlyList<string> Customers { get; }

    /// <summary>The attributes that were asked for and that the data have.</summary>
    public IReadOnlyList<string> Attributes { get; }

    /// <summary>The category that the customer spent most on (value of sales; ties: the first in ordinal order); null where no sale has one.</summary>
    public string? FavouriteCategory(int index) => _favourites[index] > 0 ? _categories[_favourites[index] - 1] : null;

    /// <summary>The value of an attribute (its place in <see cref="Attributes"/>) at the customer's last sale that has one; null where none has.</summary>
    public string? LastValue(int attribute, int index) => _lastValues[attribute][index] is > 0 and var cell ? _values[attribute][cell - 1] : null;
}

/// <summary>Finds what each customer of the chunks that it visits mostly buys, and where it was last.</summary>
internal sealed class CustomerPreferenceWorker : ScanWorker
{
    private const int None = -1;

    private readonly CustomerPreferenceColumns _columns;
    private readonly int[] _lineCategories = new int[SalesScan.BlockLines];
    private readonly int[] _lineSets = new int[SalesScan.BlockLines];
    private readonly long[] _grossOfCategory;
    private readonly List<int> _met = [];
    private readonly uint[] _lastTime;
    private readonly int[] _lastCell;
    private int _customer = None;

    public CustomerPreferenceWorker(SalesTable table, CustomerPreferenceColumns columns)
        : base(table)
    {
        _columns = columns;
        _grossOfCategory = new long[table.CategoryKeys.Length + 1];
        _lastTime = new uint[columns.CellOfSet.Length];
        _lastCell = new int[columns.CellOfSet.Length];
    }

    public static CustomerPreferences Merge(CustomerPreferenceWorker[] workers)
    {
        foreach (var worker in workers)
        {
            worker.Finish();
        }
        var (table, columns) = (workers[0].Table, workers[0]._columns);
        int[] kept = [.. Enumerable.Range(0, table.Customers).Where(customer => columns.HasSale[customer])];
        return new CustomerPreferences(
            kept.Length == table.Customers ? table.CustomerKeys : Array.ConvertAll(kept, customer => table.CustomerKeys[customer]),
            table.CategoryKeys,
            Of(columns.Favourite),
            columns.Attributes,
            [.. columns.Attributes.Select(table.AttributeValues)],
            Array.ConvertAll(columns.Last, Of));

        int[] Of(int[] column) => kept.Length == table.Customers ? column : Array.ConvertAll(kept, customer => column[customer]);
    }

    public override void BeginChunk(int chunk, int start)
    {
        Finish();
        base.BeginChunk(chunk, start);
    }

    public override void Visit(int start, int count, ReadOnlySpan<int> selection)
    {
        var times = Table.Time.AsSpan(start, count);
        var kinds = Table.Kind.AsSpan(start, count);
        var amounts = Table.Amount.AsSpan(start, count);
        Table.Category.Read(start, selection, _lineCategories);
        Table.AttributeSet.Read(start, selection, _lineSets);
        for (var k = 0; k < selection.Length; k++)
        {
            var line = selection[k];
            MoveTo(start + line);
            if (Customer < 0 || kinds[line] < LineKind.Sale)
            {
                continue;
            }
            if (Customer != _customer)
            {
                Finish();
                _customer = Customer;
            }
            var category = _lineCategories[k];
            if (category > 0)
            {
                if (_grossOfCategory[category] == 0)
                {
                    _met.Add(category);
                }
                _grossOfCategory[category] += amounts[line];
            }
            for (var attribute = 0; attribute < _lastCell.Length; attribute++)
            {
                if (_columns.CellOfSet[attribute][_lineSets[k]] is > 0 and var cell && times[line] >= _lastTime[attribute])
                {
                    (_lastTime[attribute], _lastCell[attribute]) = (times[line], cell);
                }
            }
        }
    }

    private void Finish()
    {
        if (_customer >= 0)
        {
            _columns.HasSale[_customer] = true;
            var best = 0;
            foreach (var category in _met)
            {
                if (best == 0 || _grossOfCategory[category] > _grossOfCategory[best] || (_grossOfCategory[category] == _grossOfCategory[best] && category < best))
                {
                    best = category;
                }
            }
            _columns.Favourite[_customer] = best;
            for (var attribute = 0; attribute < _lastCell.Length; attribute++)
            {
                _columns.Last[attribute][_customer] = _lastCell[attribute];
            }
        }
        foreach (var category in _met)
        {
            _grossOfCategory[category] = 0;
        }
        _met.Clear();
        Array.Clear(_lastTime);
        Array.Clear(_lastCell);
        _customer = None;
    }
}

/// <summary>The columns of <see cref="CustomerPreferences"/> while they are written: an entry for each customer of the table.</summary>
internal sealed class CustomerPreferenceColumns
{
    public CustomerPreferenceColumns(SalesTable table, IReadOnlyList<string> attributes)
    {
        var catalogue = table.AttributeCatalogue;
        Attributes = [.. attributes.Where(attribute => catalogue.IndexOf(attribute) >= 0)];
        CellOfSet = [.. Attributes.Select(attribute => catalogue.CellOfSet(catalogue.IndexOf(attribute)))];
        HasSale = new bool[table.Customers];
        Favourite = new int[table.Customers];
        Last = [.. Attributes.Select(_ => new int[table.Customers])];
    }

    public IReadOnlyList<string> Attributes { get; }

    public int[][] CellOfSet { get; }

    public bool[] HasSale { get; }

    /// <summary>Code of the category plus one; 0 = none.</summary>
    public int[] Favourite { get; }

    /// <summary>For each attribute the code of the value plus one; 0 = none.</summary>
    public int[][] Last { get; }
}
