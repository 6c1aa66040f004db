using Microsoft.Extensions.DependencyInjection;

namespace TechMart.Store;

/// <summary>Registers the store: the database contexts, <see cref="Datasets.DatasetStore"/>, <see cref="Imports.ImportStore"/>,
/// <see cref="Imports.ImportQueue"/>, <see cref="Sales.SalesTables"/> and <see cref="Sales.SalesReports"/>.</summary>
public static class StoreServices
{
    /// <summary>Adds all of it as singletons.</summary>
    public static IServiceCollection AddTechMartStore(this IServiceCollection services, StoreOptions options) => throw new NotImplementedException();
}

/// <summary>Brings the database up to date when a program starts.</summary>
public sealed class StoreStart
{
    /// <summary>
    /// Applies migrations under a lock (several replicas may start at once) and marks imports whose process died as interrupted.
    /// </summary>
    public Task RunAsync(CancellationToken cancellation = default) => throw new NotImplementedException();
}

/// <summary>Something that the store refuses, in words that a person can act on.</summary>
public sealed class StoreException(StoreProblem problem, string? subject = null, Exception? cause = null)
    : Exception($"{problem}: {subject}", cause)
{
    /// <summary>What is wrong. Its sentence is in the resources under <c>Store_</c> and its name.</summary>
    public StoreProblem Problem { get; } = problem;

    /// <summary>The name or id concerned.</summary>
    public string? Subject { get; } = subject;
}

/// <summary>Kinds of <see cref="StoreException"/>.</summary>
public enum StoreProblem
{
    /// <summary>No data set of that name or id.</summary>
    UnknownDataset,

    /// <summary>A data set of that name exists.</summary>
    DatasetExists,

    /// <summary>The name is empty or too long.</summary>
    BadName,

    /// <summary>Several data sets: say which.</summary>
    DatasetNotNamed,

    /// <summary>There is no data set yet.</summary>
    NoDatasets,

    /// <summary>No import of that id.</summary>
    UnknownImport,

    /// <summary>The import was undone already or never finished.</summary>
    NotUndoable,

    /// <summary>Another import into the data set is under way.</summary>
    Busy,

    /// <summary>The database cannot be reached or written.</summary>
    Unavailable,
}
