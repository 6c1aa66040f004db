using System.Globalization;
using System.Text;
using TechMart.Store;
using TechMart.Store.Imports;
using TechMart.Wording;

namespace TechMart.Dashboard.Administration;

/// <summary>A part of the system page: a heading and its facts.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Facts">The facts.</param>
public sealed record SystemSection(string Title, IReadOnlyList<SystemFact> Facts);

/// <summary>A fact about the system.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">What it is, with its unit.</param>
/// <param name="IsBad">Whether somebody should do something about it.</param>
public sealed record SystemFact(string Name, string Value, bool IsBad = false);

/// <summary>Says in words how the system stands; page and copied text are the same.</summary>
/// <param name="texts">Words.</param>
/// <param name="words">Words of imports, and sizes.</param>
/// <param name="format">Numbers and times.</param>
/// <param name="zone">The zone of the times.</param>
public sealed class SystemFacts(Texts texts, ImportWords words, ReaderFormat format, TimeZoneInfo zone)
{
    // Less than this free: an import of usual size may not fit any more.
    private const long LittleSpace = 1L << 30;

    /// <summary>All sections.</summary>
    public IReadOnlyList<SystemSection> Describe(SystemState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return [Program(state), Store(state), Memory(state), Datasets(state), Imports(state), People(state)];
    }

    /// <summary>The sections as plain text, for a message to whoever helps.</summary>
    public string Write(SystemState state)
    {
        var text = new StringBuilder(texts.Fill("System_TextHead", ("when", state.At.ToString("u", CultureInfo.InvariantCulture)))).Append('\n');
        foreach (var section in Describe(state))
        {
            text.Append('\n').Append(section.Title).Append('\n');
            foreach (var fact in section.Facts)
            {
                text.Append("  ").Append(fact.Name).Append(": ").Append(fact.Value).Append('\n');
            }
        }
        return text.ToString();
    }

    private SystemSection Program(SystemState state)
    {
        var program = state.Program;
        return Section("Program",
            Fact("Version", program.Version),
            Fact("Uptime", Duration(program.Uptime)),
            Fact("Runtime", program.Runtime),
            Fact("Machine", texts.Count("System_MachineOf", program.Processors, ("machine", program.Machine), ("count", Number(program.Processors)))),
            Fact("DataFolder", program.DataFolder),
            Fact("Disk", texts.Fill("System_DiskOf", ("free", words.Size(program.FreeBytes)), ("size", words.Size(program.DiskBytes))), program.FreeBytes < LittleSpace));
    }

    private SystemSection Store(SystemState state)
    {
        var store = state.Store;
        var pending = store.PendingMigrations;
        return Section("Store",
            Fact("StoreKind", texts.Fill($"Store_{store.Engine.Kind}", ("version", store.Engine.Version))),
            Fact(store.Engine.Kind == StoreKind.Sqlite ? "StoreFolder" : "StoreDatabase", store.Engine.Place),
            Fact("StoreSize", words.Size(store.Engine.Bytes)),
            Fact("Migrations", pending.Count == 0
                ? texts.Count("System_Applied", store.AppliedMigrations, ("count", Number(store.AppliedMigrations)))
                : texts.Count("System_Pending", pending.Count, ("count", Number(pending.Count)), ("names", string.Join(", ", pending))), pending.Count > 0));
    }

    private SystemSection Memory(SystemState state)
    {
        var program = state.Program;
        return Section("Memory",
            Fact("ProcessMemory", texts.Fill("System_MemoryOf", ("used", words.Size(program.ProcessBytes)), ("most", words.Size(program.AvailableBytes)))),
            Fact("Heap", words.Size(program.HeapBytes)),
            Fact("Cache", texts.Fill("System_MemoryOf", ("used", words.Size(state.CachedBytes)), ("most", words.Size(state.CacheCapacity)))),
            Fact("Collections", texts.Fill(
                "System_CollectionsOf", ("counts", string.Join(" / ", program.Collections.Select(count => Number(count)))), ("share", format.Percent(program.PauseShare)))));
    }

    private SystemSection Datasets(SystemState state) => new(texts["System_Datasets"], state.Datasets.Count == 0
        ? [new SystemFact(texts["System_Datasets"], texts["System_NoDatasets"])]
        : [.. state.Datasets.Select(data => new SystemFact(
            data.Dataset.Name,
            texts.Count("System_DatasetOf", data.Dataset.Lines,
                ("lines", Number(data.Dataset.Lines)),
                ("memory", data.ColumnBytes is { } bytes ? texts.Fill("System_Loaded", ("size", words.Size(bytes))) : texts["System_NotLoaded"]))))]);

    private SystemSection Imports(SystemState state) => Section("Imports",
        Fact("LastImport",
            state.LastImport is not { } import ? texts["System_NoImports"]
                : texts.Fill("System_ImportOf", ("file", import.FileName), ("state", words.State(import.State)), ("when", Moment(import.FinishedAt ?? import.StartedAt))),
            state.LastImport?.State is ImportState.Failed or ImportState.Interrupted),
        Fact("Queue", state.Waiting + state.Importing == 0
            ? texts["System_QueueEmpty"]
            : texts.Fill("System_QueueOf", ("running", Number(state.Importing)), ("waiting", Number(state.Waiting)))));

    private SystemSection People(SystemState state) => Section("People",
        Fact("Accounts", texts.Count("System_AccountsOf", state.People, ("count", Number(state.People)), ("active", Number(state.ActivePeople)))),
        Fact("Keys", state.Keys is { NewestAt: { } made, NewestExpiresAt: { } expires }
            ? texts.Count("System_KeysOf", state.Keys.Count, ("count", Number(state.Keys.Count)), ("age", Duration(state.At - made)), ("until", Moment(expires)))
            : texts["System_NoKeys"]));

    private SystemSection Section(string name, params SystemFact[] facts) => new(texts[$"System_{name}"], facts);

    private SystemFact Fact(string name, string value, bool isBad = false) => new(texts[$"System_{name}"], value, isBad);

    private string Number(long value) => format.Count(value);

    private string Moment(DateTime utc) => texts.Fill("System_MomentIn", ("moment", format.Moment(ReaderZone.Local(utc, zone))), ("zone", zone.Id));

    private string Duration(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => texts.Count("Duration_Days", span.Days, ("count", Number(span.Days))),
        { TotalHours: >= 1 } => texts.Count("Duration_Hours", (long)span.TotalHours, ("count", Number((long)span.TotalHours))),
        { TotalMinutes: >= 1 } => texts.Count("Duration_Minutes", (long)span.TotalMinutes, ("count", Number((long)span.TotalMinutes))),
        _ => texts.Count("Duration_Seconds", (long)span.TotalSeconds, ("count", Number((long)span.TotalSeconds))),
    };
}
