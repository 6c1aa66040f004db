using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Tests.Sales;

/// <summary>Small random shops full of ties, gaps, returns and shared orders, and random filters over them.</summary>
public sealed class RandomSales(int seed)
{
    private readonly Random _random = new(seed);
    private readonly DateTime _start = new DateTime(2023, 11, 1).AddDays(new Random(seed).Next(90));

    public bool HasTime { get; } = seed % 5 != 0;

    public OrderRule Rule { get; } = (OrderRule)(seed % 3);

    public List<SalesLine> Lines(int count)
    {
        var customers = 1 + _random.Next(40);
        var products = 1 + _random.Next(30);
        var orders = 1 + _random.Next(60);
        var days = 1 + _random.Next(120);
        var orderShare = _random.Next(3) / 2.0;
        return Enumerable.Range(0, count).Select(_ => new SalesLine
        {
            Customer = Maybe(0.8, () => $"C{_random.Next(customers)}"),
            Time = HasTime ? _start.AddDays(_random.Next(days)).AddHours(_random.Next(24)).AddMinutes(30 * _random.Next(2)) : null,
            Order = Maybe(orderShare, () => $"{_random.Next(orders)}"),
            Product = Maybe(0.9, () => $"p{_random.Next(products)}"),
            ProductName = Maybe(0.7, () => $"Name {_random.Next(4)}"),
            Category = Maybe(0.8, () => new[] { "Home", "Toys", "home", "Ärmel", "Audio" }[_random.Next(5)]),
            Attributes = Attributes(),
            Quantity = _random.Next(1, 5) / 2m,
            Amount = _random.Next(0, 6) / 3m is var amount ? Math.Round(amount, 4) : 0,
            Flags = LineFlags.None,
        }).Select(line => _random.Next(8) switch
        {
            0 => line with { Quantity = -line.Quantity, Amount = -line.Amount, Flags = LineFlags.Return },
            1 => line with { Flags = LineFlags.Outlier },
            _ => line,
        }).ToList();
    }

    public SalesFilter Filter() => new(
        from: _random.Next(2) == 0 ? DateOnly.FromDateTime(_start.AddDays(_random.Next(-10, 80))) : null,
        to: _random.Next(2) == 0 ? DateOnly.FromDateTime(_start.AddDays(_random.Next(20, 140))) : null,
        categories: _random.Next(3) == 0 ? Some("Home", "Toys", "", "Nowhere") : null,
        attributes: _random.Next(3) == 0
            ? [KeyValuePair.Create("country", Some("FR", "DE", "")), KeyValuePair.Create("gender", Some("F", ""))]
            : null,
        segment: _random.Next(4) == 0
            ? new CustomerSegment("some", "some", [.. Enumerable.Range(0, 50).Where(_ => _random.Next(2) == 0).Select(number => $"C{number}")])
            : null,
        knownCustomersOnly: _random.Next(4) == 0);

    public IEnumerable<T> Shuffled<T>(IEnumerable<T> items) => items.OrderBy(_ => _random.Next());

    private Dictionary<string, string> Attributes()
    {
        var attributes = new Dictionary<string, string>();
        if (_random.Next(4) > 0)
        {
            attributes["country"] = new[] { "FR", "DE", "UK" }[_random.Next(3)];
        }
        if (_random.Next(2) > 0)
        {
            attributes["gender"] = new[] { "F", "M" }[_random.Next(2)];
        }
        return attributes;
    }

    private IReadOnlyList<string> Some(params string[] values) => [.. values.Where(_ => _random.Next(2) == 0)];

    private string? Maybe(double share, Func<string> value) => _random.NextDouble() < share ? value() : null;
}
