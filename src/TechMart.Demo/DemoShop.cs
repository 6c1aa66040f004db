namespace TechMart.Demo;

/// <summary>The generated shop: a deterministic stream of a TechMart sales export, dirt included.</summary>
public static class DemoShop
{
    /// <summary>Writes the export as CSV (UTF-8, comma, header) to a stream.</summary>
    public static Task WriteCsvAsync(Stream stream, DemoOptions options, CancellationToken cancellation = default) => throw new NotImplementedException();
}

/// <summary>How large and of what kind the generated shop is.</summary>
public sealed record DemoOptions
{
    /// <summary>Everything random follows from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Number of customers.</summary>
    public int Customers { get; init; } = 8_000;

    /// <summary>About how many lines; null = what the customers buy.</summary>
    public long? Lines { get; init; }

    /// <summary>Without planted groups, preferences or trends: what an analysis must not find structure in.</summary>
    public bool Structureless { get; init; }
}
