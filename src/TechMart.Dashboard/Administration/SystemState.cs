using TechMart.Store;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;

namespace TechMart.Dashboard.Administration;

/// <summary>How the program and its store stand: numbers only. All times are UTC, all sizes bytes.</summary>
public sealed record SystemState
{
    /// <summary>When it was looked.</summary>
    public required DateTime At { get; init; }

    /// <summary>The program.</summary>
    public required ProgramState Program { get; init; }

    /// <summary>The store.</summary>
    public required StoreState Store { get; init; }

    /// <summary>The data sets, with the memory of those whose columns are loaded.</summary>
    public required IReadOnlyList<DatasetState> Datasets { get; init; }

    /// <summary>The newest import; null where there is none.</summary>
    public required ImportInfo? LastImport { get; init; }

    /// <summary>Imports that wait.</summary>
    public required int Waiting { get; init; }

    /// <summary>Imports that run.</summary>
    public required int Importing { get; init; }

    /// <summary>Memory of results that are kept.</summary>
    public required long CachedBytes { get; init; }

    /// <summary>Most memory for results that are kept.</summary>
    public required long CacheCapacity { get; init; }

    /// <summary>People with an account.</summary>
    public required int People { get; init; }

    /// <summary>Of them, those who may sign in.</summary>
    public required int ActivePeople { get; init; }

    /// <summary>The keys that protect sessions.</summary>
    public required KeyState Keys { get; init; }
}

/// <summary>The process and the machine.</summary>
/// <param name="Version">The program's version.</param>
/// <param name="Runtime">The runtime's name and version.</param>
/// <param name="Machine">The operating system.</param>
/// <param name="Processors">Processors that the process may use.</param>
/// <param name="Uptime">Since its start.</param>
/// <param name="ProcessBytes">Memory that the system gives the process.</param>
/// <param name="HeapBytes">Of it, the managed heap after the last collection.</param>
/// <param name="AvailableBytes">Memory that the process may use at most.</param>
/// <param name="Collections">Garbage collections since its start, by generation.</param>
/// <param name="PauseShare">Share of the time since its start that it stood still for them.</param>
/// <param name="DataFolder">Where uploads, and the embedded store, are.</param>
/// <param name="FreeBytes">Free there.</param>
/// <param name="DiskBytes">Size of that disk.</param>
public sealed record ProgramState(
    string Version, string Runtime, string Machine, int Processors, TimeSpan Uptime, long ProcessBytes, long HeapBytes, long AvailableBytes,
    IReadOnlyList<int> Collections, double PauseShare, string DataFolder, long FreeBytes, long DiskBytes);

/// <summary>A data set.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="ColumnBytes">Memory of its columns; null where they are not loaded.</param>
public sealed record DatasetState(DatasetInfo Dataset, long? ColumnBytes);

/// <summary>The keys that protect sessions and forms.</summary>
/// <param name="Count">How many there are, old ones included.</param>
/// <param name="NewestAt">When the newest was made; null without one.</param>
/// <param name="NewestExpiresAt">Until when it protects new sessions; then another is made.</param>
public sealed record KeyState(int Count, DateTime? NewestAt, DateTime? NewestExpiresAt);
