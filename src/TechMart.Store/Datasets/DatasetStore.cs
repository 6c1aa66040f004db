namespace TechMart.Store.Datasets;

/// <summary>The data sets (a shop, a brand, a trial) that stand side by side in one store.</summary>
public sealed class DatasetStore
{
    /// <summary>All data sets by name.</summary>
    public Task<IReadOnlyList<DatasetInfo>> ListAsync(CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>A data set, or null.</summary>
    public Task<DatasetInfo?> FindAsync(int id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>A data set by name (ignoring case), or null.</summary>
    public Task<DatasetInfo?> FindAsync(string name, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The data set of that name; without a name the only one.</summary>
    /// <exception cref="StoreException">Unknown, or not named where there are several.</exception>
    public Task<DatasetInfo> ResolveAsync(string? name, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Makes a data set.</summary>
    /// <param name="name">Its name, at most 100 characters.</param>
    /// <param name="currency">ISO 4217 code, for example <c>GBP</c>; empty = not said.</param>
    /// <param name="timeZone">IANA name of the shop's time zone.</param>
    /// <param name="isDemo">Whether it is the generated shop.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<DatasetInfo> CreateAsync(string name, string currency = "", string timeZone = "UTC", bool isDemo = false, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Changes name, currency and time zone.</summary>
    public Task UpdateAsync(int id, string name, string currency, string timeZone, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Deletes a data set and everything in it.</summary>
    public Task DeleteAsync(int id, CancellationToken cancellation = default) => throw new NotImplementedException();
}

/// <summary>A data set in short.</summary>
/// <param name="Id">Id in the store.</param>
/// <param name="Name">Name.</param>
/// <param name="Currency">ISO 4217 code; empty = not said.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="IsDemo">Whether it is the generated shop.</param>
/// <param name="Version">Grows with every change of the data.</param>
/// <param name="Lines">Sales lines.</param>
/// <param name="Imports">Finished imports that were not undone.</param>
/// <param name="From">First day; null without time or lines.</param>
/// <param name="To">Last day.</param>
public sealed record DatasetInfo(
    int Id, string Name, string Currency, string TimeZone, bool IsDemo, long Version, long Lines, int Imports, DateOnly? From, DateOnly? To);
