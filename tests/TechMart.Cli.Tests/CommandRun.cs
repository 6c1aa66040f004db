using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TechMart.Cli;

namespace TechMart.Cli.Tests;

/// <summary>One command, run inside the test, with what it wrote.</summary>
internal sealed record CommandRun(int Code, string Output, string Error, byte[] OutputBytes)
{
    private static readonly DateTimeOffset Today = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The clock of the commands: it stands still.</summary>
    public static TimeProvider Clock { get; } = new FixedClock();

    public static Task<CommandRun> Of(params string[] arguments) => Of(arguments, []);

    public static async Task<CommandRun> Of(
        string[] arguments, byte[] input, string culture = "en-GB", string? temporaryFolder = null, CancellationToken cancellation = default)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        using var bytes = new MemoryStream();
        var terminal = new Terminal(
            output, error, () => new MemoryStream(input), () => bytes, ShowsProgress: false, Clock,
            temporaryFolder ?? Path.GetTempPath(), CultureInfo.GetCultureInfo(culture));
        var code = await new CommandLine(terminal).RunAsync(arguments, cancellation);
        return new CommandRun(code, output.ToString(), error.ToString(), bytes.ToArray());
    }

    /// <summary>Runs a command that must succeed, with <c>--json</c>, and reads its answer.</summary>
    public static async Task<JsonObject> JsonOf(params string[] arguments)
    {
        var run = await Of([.. arguments, "--json"]);
        Assert.True(run.Code == ExitCode.Done, run.Error);
        return run.Json;
    }

    /// <summary>The one JSON document on standard output.</summary>
    public JsonObject Json => JsonNode.Parse(Output)!.AsObject();

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Today;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}

/// <summary>A folder that goes with the test.</summary>
public class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Folder = Directory.CreateTempSubdirectory("techmart-cli-").FullName;

    public string Folder { get; }

    public string Data => Path.Combine(Folder, "data");

    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>A small shop whose figures can be added up by hand.</summary>
internal static class SmallShop
{
    /// <summary>
    /// Seven sales and one return of three customers in two months: Home 10 + 10 + 30, Toys 50 + 5.50, Books 20 + 8 − 20;
    /// the last line has no customer; line 9 repeats line 2; line 10 has no readable price or total.
    /// </summary>
    public const string Csv = """
        Customer_ID,Timestamp,Order_ID,Product_Category,Product_Price,Quantity,Total_Spent,Country
        A,2024-01-01 09:30:00,1,Home,10,1,10,Spain
        A,2024-01-01 09:30:00,1,Toys,25,2,50,Spain
        B,2024-01-16 10:00:00,2,Home,10,1,10,France
        B,2024-01-31 10:00:00,3,Books,20,1,20,France
        B,2024-02-05 10:00:00,3,Books,20,-1,-20,France
        C,2024-02-14 18:45:00,4,Home,15,2,30,Spain
        C,2024-02-29 18:45:00,5,Toys,5.5,1,5.5,Spain
        A,2024-01-01 09:30:00,1,Home,10,1,10,Spain
        C,2024-02-29 18:45:00,5,Toys,cheap,1,gratis,Spain
        ,2024-02-29 20:00:00,6,Books,8,1,8,Spain

        """;
}
