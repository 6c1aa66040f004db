using System.Text.Json.Nodes;

namespace TechMart.Cli.Tests;

public sealed class BackupTests : TemporaryFolder
{
    [Fact]
    public async Task BackupAndRestore_BringPeopleAndFiguresBack()
    {
        await CommandRun.JsonOf("--data", Data, "import", Write("shop.csv", SmallShop.Csv), "--dataset", "Shop");
        await CommandRun.JsonOf("--data", Data, "users", "add", "ada@example.com", "--role", "administrator");
        var file = Path.Combine(Folder, "copy.zip");
        var second = Path.Combine(Folder, "second");

        var backup = await CommandRun.Of("--data", Data, "backup", "--out", file);
        var restored = await CommandRun.JsonOf("--data", second, "restore", file);

        Assert.Equal((ExitCode.Done, ""), (backup.Code, backup.Error));
        Assert.Contains(file, backup.Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
        Assert.Equal((1, 8, 1), ((int)restored["content"]!["datasets"]!, (int)restored["content"]!["lines"]!, (int)restored["content"]!["accounts"]!));
        Assert.Null(restored["setAside"]);
        foreach (var command in new[] { "users list", "analyze overview", "imports list" })
        {
            var (before, after) = (await CommandRun.JsonOf(["--data", Data, .. command.Split(' ')]), await CommandRun.JsonOf(["--data", second, .. command.Split(' ')]));
            Assert.True(JsonNode.DeepEquals(before, after), command);
        }
    }

    [Fact]
    public async Task Restore_OverAStore_NeedsReplace()
    {
        await CommandRun.JsonOf("--data", Data, "users", "add", "ada@example.com", "--role", "administrator");
        var file = Path.Combine(Folder, "copy.zip");
        await CommandRun.JsonOf("--data", Data, "backup", "--out", file);
        await CommandRun.JsonOf("--data", Data, "users", "add", "bea@example.com", "--role", "analyst");

        var refused = await CommandRun.Of("--data", Data, "restore", file);
        Assert.Equal((ExitCode.Refused, ""), (refused.Code, refused.Output));
        Assert.Contains("--replace", refused.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandRun.JsonOf("--data", Data, "users", "list"))["users"]!.AsArray().Count);

        var done = await CommandRun.Of("--data", Data, "restore", file, "--replace");
        Assert.Equal((ExitCode.Done, ""), (done.Code, done.Error));
        Assert.Contains("before-restore", done.Output, StringComparison.Ordinal);
        Assert.Single((await CommandRun.JsonOf("--data", Data, "users", "list"))["users"]!.AsArray());
    }

    [Fact]
    public async Task Restore_OfWhatIsNoCopy_IsRefusedInASentence()
    {
        var missing = await CommandRun.Of("--data", Data, "restore", Path.Combine(Folder, "none.zip"));
        var other = await CommandRun.Of("--data", Data, "restore", Write("shop.csv", SmallShop.Csv));

        Assert.All([missing, other], run =>
        {
            Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
            Assert.Single(run.Error.TrimEnd().Split('\n'));
        });
        Assert.Contains("none.zip", missing.Error, StringComparison.Ordinal);
        Assert.Contains("shop.csv", other.Error, StringComparison.Ordinal);
    }
}
