using System.Globalization;
using TechMart.Store;

namespace TechMart.Dashboard.Configuration;

/// <summary>The settings of the program. They are checked at start; a wrong one is named by its key.</summary>
public sealed record DashboardSettings
{
    /// <summary>A PostgreSQL connection string; empty = the embedded SQLite file. Key: <c>ConnectionStrings:TechMart</c>.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Full path of the folder of the SQLite file and of uploads under way. Key: <c>Storage:DataFolder</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Most memory for cached results, in bytes. Key: <c>Storage:ResultCacheBytes</c>.</summary>
    public required long ResultCacheBytes { get; init; }

    /// <summary>Largest file that can be uploaded, in bytes. Key: <c>Import:MaxUploadBytes</c>.</summary>
    public required long MaxUploadBytes { get; init; }

    /// <summary>
    /// Most bytes of one person's files that are being sent or wait to be imported; two of the largest where it is not set. Key: <c>Import:MaxWaitingBytesPerPerson</c>.
    /// </summary>
    public long MaxWaitingBytesPerPerson { get; init; } = long.MaxValue;

    /// <summary>Most bytes of all such files; eight of the largest where it is not set. Key: <c>Import:MaxWaitingBytes</c>.</summary>
    public long MaxWaitingBytes { get; init; } = long.MaxValue;

    /// <summary>Whether the generated shop is loaded into a store that holds nothing. Key: <c>Demo:LoadWhenEmpty</c>.</summary>
    public bool LoadDemoWhenEmpty { get; init; }

    /// <summary>
    /// Where metrics and traces are sent by the OpenTelemetry protocol; null = nowhere. What else the protocol's own variables say
    /// (<c>OTEL_…</c>) counts too. Key: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.
    /// </summary>
    public Uri? TelemetryEndpoint { get; init; }

    /// <summary>How the program is reached.</summary>
    public WebSettings Web { get; init; } = new();

    /// <summary>Sign-in at an identity provider; null = not set.</summary>
    public OpenIdConnectSettings? OpenIdConnect { get; init; }

    /// <summary>What the store needs of it.</summary>
    public StoreOptions Store => new()
    {
        ConnectionString = ConnectionString.Length == 0 ? null : ConnectionString,
        DataFolder = DataFolder,
        ResultCacheBytes = ResultCacheBytes,
    };

    /// <summary>Reads and checks all settings.</summary>
    /// <param name="configuration">Where they are.</param>
    /// <param name="settings">The settings where all are right.</param>
    /// <param name="failures">For each wrong setting a sentence that names its key and says what to write.</param>
    public static bool TryRead(IConfiguration configuration, out DashboardSettings settings, out IReadOnlyList<string> failures)
    {
        var found = new List<string>();
        var largest = ReadBytes(configuration, "Import:MaxUploadBytes", 1L << 10, found);
        settings = new DashboardSettings
        {
            ConnectionString = ReadConnectionString(configuration, found),
            DataFolder = ReadFolder(configuration, "Storage:DataFolder", found),
            ResultCacheBytes = ReadBytes(configuration, "Storage:ResultCacheBytes", 1L << 20, found),
            MaxUploadBytes = largest,
            MaxWaitingBytesPerPerson = ReadRoom(configuration, "Import:MaxWaitingBytesPerPerson", largest, files: 2, found),
            MaxWaitingBytes = ReadRoom(configuration, "Import:MaxWaitingBytes", largest, files: 8, found),
            LoadDemoWhenEmpty = ReadSwitch(configuration, "Demo:LoadWhenEmpty", found),
            TelemetryEndpoint = ReadEndpoint(configuration, "OTEL_EXPORTER_OTLP_ENDPOINT", found),
            Web = WebSettings.Read(configuration, found),
            OpenIdConnect = OpenIdConnectSettings.Read(configuration, found),
        };
        failures = found;
        return found.Count == 0;
    }

    private static string ReadConnectionString(IConfiguration configuration, List<string> failures)
    {
        const string Key = "ConnectionStrings:TechMart";
        var text = configuration[Key]?.Trim() ?? "";
        if (text.Length > 0 && !text.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            // The value may hold a password: it is not repeated.
            failures.Add($"{Key} is not a PostgreSQL connection string. Write Host=…;Database=…;Username=…;Password=…, or leave it empty for the embedded database.");
        }
        return text;
    }

    private static Uri? ReadEndpoint(IConfiguration configuration, string key, List<string> failures)
    {
        var text = configuration[key]?.Trim() ?? "";
        if (text.Length == 0 || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            return text.Length == 0 ? null : new Uri(text);
        }
        failures.Add($"{key} is \"{text}\". Write the address of a collector, for example http://localhost:4317, or leave it out.");
        return null;
    }

    private static string ReadFolder(IConfiguration configuration, string key, List<string> failures)
    {
        var text = configuration[key]?.Trim() ?? "";
        if (text.Length == 0)
        {
            failures.Add($"{key} is empty. Write the folder where the data are to be kept, for example \"data\".");
            return "";
        }
        var folder = Path.GetFullPath(text);
        if (File.Exists(folder))
        {
            failures.Add($"{key} is \"{text}\", which is a file. Write a folder.");
        }
        return folder;
    }

    private static bool ReadSwitch(IConfiguration configuration, string key, List<string> failures)
    {
        var text = configuration[key];
        if (!bool.TryParse(text, out var on) && !string.IsNullOrWhiteSpace(text))
        {
            failures.Add($"{key} is \"{text}\". Write true or false.");
        }
        return on;
    }

    /// <summary>Room for so many of the largest files where it is not set; for one at least.</summary>
    private static long ReadRoom(IConfiguration configuration, string key, long largest, int files, List<string> failures) =>
        !string.IsNullOrWhiteSpace(configuration[key]) ? ReadBytes(configuration, key, largest, failures)
        : largest > long.MaxValue / files ? long.MaxValue
        : largest * files;

    private static long ReadBytes(IConfiguration configuration, string key, long least, List<string> failures)
    {
        var text = configuration[key];
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes >= least)
        {
            return bytes;
        }
        failures.Add($"{key} is \"{text}\". Write a number of bytes of at least {least.ToString(CultureInfo.InvariantCulture)}, without separators.");
        return least;
    }
}
