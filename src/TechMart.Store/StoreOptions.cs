namespace TechMart.Store;

/// <summary>Where the data are.</summary>
public sealed record StoreOptions
{
    /// <summary>A PostgreSQL connection string (<c>Host=…</c>); empty = the embedded SQLite file in <see cref="DataFolder"/>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Folder of the SQLite file, of uploads under way and of locks.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Most memory for cached results, in bytes.</summary>
    public long ResultCacheBytes { get; init; } = 256L << 20;
}
