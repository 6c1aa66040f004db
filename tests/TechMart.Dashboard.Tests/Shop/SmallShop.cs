using System.Globalization;
using TechMart.Analytics.Sales;
using TechMart.Store.Datasets;
using TechMart.Store.Sales;

namespace TechMart.Dashboard.Tests.Shop;

/// <summary>Builds a data set line by line: <c>new SmallShop().Sale("A", "2011-03-01 10:00", 12.50m, …).Load()</c>.</summary>
internal sealed class SmallShop(bool hasTime = true, string currency = "GBP", string name = "Shop")
{
    private readonly SalesVocabulary _vocabulary = new();
    private readonly SalesTableBuilder _builder = new(hasTime);
    private int _lines;
    private DateOnly? _first;
    private DateOnly? _last;

    public SmallShop Sale(
        string customer,
        string time,
        decimal amount,
        string? product = null,
        string? category = null,
        string? country = null,
        decimal quantity = 1)
    {
        var batch = new SalesBatch(1) { Count = 1 };
        var moment = hasTime ? DateTime.Parse(time, CultureInfo.InvariantCulture) : DateTime.UnixEpoch;
        batch.Customer[0] = customer.Length == 0 ? SalesBatch.Missing : _vocabulary.Customers.GetOrAdd(customer);
        batch.Time[0] = (uint)(moment - DateTime.UnixEpoch).TotalSeconds;
        batch.Order[0] = SalesBatch.Missing;
        batch.Product[0] = product is null ? SalesBatch.Missing : _vocabulary.Products.GetOrAdd(product);
        batch.Category[0] = category is null ? SalesBatch.Missing : _vocabulary.Categories.GetOrAdd(category);
        batch.AttributeSet[0] = country is null ? 0 : Set(country);
        batch.Quantity[0] = FixedPoint.FromDecimal(amount < 0 ? -quantity : quantity);
        batch.Price[0] = FixedPoint.Missing;
        batch.Amount[0] = FixedPoint.FromDecimal(amount);
        batch.LineNumber[0] = ++_lines + 1;
        batch.Flags[0] = amount < 0 ? LineFlags.Return : LineFlags.None;
        _builder.Add(batch);
        if (hasTime)
        {
            var day = DateOnly.FromDateTime(moment);
            _first = _first is { } first && first < day ? first : day;
            _last = _last is { } last && last > day ? last : day;
        }
        return this;
    }

    public LoadedDataset Load()
    {
        var table = _builder.Build(_vocabulary);
        var dataset = new DatasetInfo(1, name, currency, "UTC", false, 3, _lines, 1, _first, _last, 1);
        return new LoadedDataset(dataset, table, new ColumnarSalesQueries(table));
    }

    /// <summary>Six months of two categories, three products and two countries, with a growing March and one return.</summary>
    public static SmallShop HalfYear()
    {
        var shop = new SmallShop();
        for (var month = 1; month <= 6; month++)
        {
            for (var day = 1; day <= 20; day++)
            {
                var time = string.Create(CultureInfo.InvariantCulture, $"2011-{month:00}-{day:00} {8 + (day % 9):00}:30");
                shop.Sale($"C{day % 7}", time, 10 * month, "Tea <b>", "Food", "United Kingdom", 2);
                shop.Sale($"C{day % 5}", time, month == 3 ? 90 : 5, "=1+1", "Toys", day % 4 == 0 ? "France" : "United Kingdom");
            }
        }
        return shop.Sale("C1", "2011-06-25 12:00", -15, "Tea <b>", "Food", "United Kingdom").Sale("", "2011-06-30 16:00", 7, "0123", "Toys", "France");
    }

    private int Set(string country)
    {
        var sets = _vocabulary.AttributeSets;
        var attribute = sets.GetOrAddAttribute("country");
        return sets.GetOrAdd([.. Enumerable.Repeat(AttributeSets.Missing, attribute), sets.Values(attribute).GetOrAdd(country)]);
    }
}
