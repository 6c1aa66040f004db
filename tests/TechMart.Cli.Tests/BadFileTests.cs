using System.IO.Compression;
using System.Text;

namespace TechMart.Cli.Tests;

/// <summary>Whatever file is given: exit code 1, one clear sentence, nothing on standard output, nothing in the store.</summary>
public sealed class BadFileTests : TemporaryFolder
{
    private const string Header = "Customer,Date,Total\n";

    public static TheoryData<string> Files => [.. Contents.Keys];

    private static Dictionary<string, Func<byte[]>> Contents { get; } = new()
    {
        ["empty"] = () => [],
        ["blank lines"] = () => Bytes("\n\n\n"),
        ["header only"] = () => Bytes(Header),
        ["binary"] = () => Enumerable.Range(0, 4096).Select(i => (byte)(i * 37)).ToArray(),
        ["image"] = () => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13],
        ["spreadsheet"] = () => Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", "<worksheet/>")),
        ["two tables"] = () => Zip(("a.csv", Header + "A,2024-01-01,1\n"), ("b.csv", Header + "A,2024-01-01,1\n")),
        ["damaged gzip"] = () => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 4, 5],
        ["open quote"] = () => Bytes(Header + "A,2024-01-01,1\nB,\"2024-01-02,2\nC,2024-01-03,3\n"),
        ["NUL byte"] = () => Bytes(Header + "A,2024-01-01,1\nB,2024\0-01-02,2\n"),
        ["huge field"] = () => Bytes(Header + "A,2024-01-01,1\nB,2024-01-02," + new string('9', 10_000_000) + "\n"),
        ["thousand columns"] = () => Bytes(string.Join(',', Enumerable.Range(0, 1000).Select(i => $"c{i}")) + "\n" + string.Join(',', Enumerable.Range(0, 1000)) + "\n"),
        ["no customer"] = () => Bytes("Colour,Smell\nred,sweet\nblue,sour\n"),
        ["mixed dates"] = () => Bytes(Header + "A,2024-01-31,1\nB,31.01.2024,2\nC,01/31/2024,3\n"),
        ["only future dates"] = () => Bytes(Header + "A,2999-01-31,1\nB,2999-02-01,2\n"),
        ["only zeros"] = () => Bytes(Header + "A,2024-01-31,0\nB,2024-02-01,0\n"),
        ["two readings"] = () => Bytes(Header + "A,01/02/2024,1\nB,03/04/2024,2\n"),
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Import_OfABadFile_IsRefusedInOneSentenceAndChangesNothing(string kind)
    {
        var path = Path.Combine(Folder, "sales.csv");
        await File.WriteAllBytesAsync(path, Contents[kind]());

        var run = await CommandRun.Of("import", path, "--data", Data, "--json");
        var analysis = await CommandRun.Of("analyze", "overview", "--csv", path, "--json");

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Equal(ExitCode.Refused, analysis.Code);
        Assert.Empty(run.Output);
        Assert.Empty(analysis.Output);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Equal(run.Error, analysis.Error);
        Assert.DoesNotContain("--verbose", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("…", run.Error, StringComparison.Ordinal);
        Assert.Empty((await CommandRun.JsonOf("datasets", "list", "--data", Data))["datasets"]!.AsArray());
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(content);
            }
        }
        return stream.ToArray();
    }
}
