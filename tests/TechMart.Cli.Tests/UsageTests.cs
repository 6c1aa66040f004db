namespace TechMart.Cli.Tests;

public sealed class UsageTests : TemporaryFolder
{
    [Theory]
    [InlineData("", "")]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("analyze", "")]
    [InlineData("analyze horoscope", "horoscope")]
    [InlineData("imports undo", "")]
    [InlineData("imports undo seven", "seven")]
    [InlineData("imports rejects 1", "--out")]
    [InlineData("import", "")]
    [InlineData("import a.csv b.csv", "b.csv")]
    [InlineData("analyze overview --frob 1", "--frob")]
    [InlineData("analyze overview --from", "--from")]
    [InlineData("analyze overview --from 2011-13", "2011-13")]
    [InlineData("analyze overview --to yesterday", "yesterday")]
    [InlineData("analyze overview --from 2024-03 --to 2024-02 --csv x.csv", "2024-03-01..2024-02-29")]
    [InlineData("analyze overview --compare later", "later")]
    [InlineData("analyze overview --compare 2024-02..2024-01", "2024-02..2024-01")]
    [InlineData("analyze overview --seed 0", "0")]
    [InlineData("analyze overview --top many", "many")]
    [InlineData("analyze overview --map who=Client --csv x.csv", "who=Client")]
    [InlineData("analyze overview --map Client --csv x.csv", "Client")]
    [InlineData("analyze overview --where gender --csv x.csv", "gender")]
    [InlineData("analyze overview --delimiter ;; --csv x.csv", ";;")]
    [InlineData("analyze overview --decimal ; --csv x.csv", ";")]
    [InlineData("analyze overview --kind birds --csv x.csv", "birds")]
    [InlineData("analyze overview --csv x.csv --dataset Shop", "--dataset")]
    [InlineData("analyze overview --encoding utf-8", "--encoding")]
    [InlineData("analyze overview --no-returns", "--no-returns")]
    [InlineData("analyze rfm --ties luck --csv x.csv", "luck")]
    [InlineData("analyze rfm --shares 0.2,0.4 --csv x.csv", "0.2,0.4")]
    [InlineData("analyze rfm --shares 0.2,0.4,0.6,1.2 --csv x.csv", "0.2,0.4,0.6,1.2")]
    [InlineData("analyze rfm --ties ntile --shares 0.1,0.4,0.6,0.8 --csv x.csv", "--shares")]
    [InlineData("analyze rfm --recency-borders 30,20,10,5 --csv x.csv", "30,20,10,5")]
    [InlineData("analyze migration --before 2024-01 --csv x.csv", "--after")]
    [InlineData("analyze migration --before 2024-13 --after 2024-02 --csv x.csv", "2024-13")]
    [InlineData("analyze migration --before 2024-01..2024-02..2024-03 --after 2024-04 --csv x.csv", "2024-01..2024-02..2024-03")]
    [InlineData("analyze migration --before 2024-03..2024-01 --after 2024-04 --csv x.csv", "2024-03..2024-01")]
    [InlineData("analyze migration --before 2024-02 --after 2024-01 --csv x.csv", "--before")]
    [InlineData("analyze migration --before 2024-01 --after 2024-02 --from 2024-01 --csv x.csv", "--from")]
    [InlineData("analyze profiles --csv x.csv", "--segment")]
    [InlineData("analyze profiles --segment Nobles --csv x.csv", "at-risk")]
    [InlineData("analyze profiles --segment lost --grid frequency --csv x.csv", "hibernating")]
    [InlineData("demo --customers 10 --lines 100", "--lines")]
    [InlineData("demo --lines 200000000", "200000000")]
    [InlineData("users", "")]
    [InlineData("users add", "--role")]
    [InlineData("users add ada@example.com", "--role")]
    [InlineData("users add ada@example.com --role boss", "boss")]
    [InlineData("users add ada@example.com --role 3", "administrator")]
    [InlineData("users role ada@example.com boss", "boss")]
    [InlineData("users role ada@example.com", "role")]
    [InlineData("users add ada@example.com --role manager --url ftp://x", "ftp://x")]
    [InlineData("users add ada@example.com --role manager --url https://x/y?z", "https://x/y?z")]
    [InlineData("backup", "--out")]
    [InlineData("restore", "restore")]
    public async Task WrongUsage_IsRefusedInWords(string arguments, string mentioned)
    {
        var run = await CommandRun.Of(["--data", Data, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains(mentioned, run.Error, StringComparison.Ordinal);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("import --help")]
    [InlineData("imports rejects --help")]
    [InlineData("datasets --help")]
    [InlineData("demo --help")]
    [InlineData("analyze overview -h")]
    [InlineData("users --help")]
    [InlineData("users add --help")]
    [InlineData("backup --help")]
    [InlineData("restore --help")]
    [InlineData("analyze rfm --help")]
    [InlineData("analyze migration --help")]
    [InlineData("analyze profiles --help")]
    public async Task Help_OfEveryCommand_GoesToStandardOutput(string arguments)
    {
        var run = await CommandRun.Of(arguments.Split(' '));

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("--json", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Failure_WithoutVerbose_IsOneSentence()
    {
        var run = await CommandRun.Of("analyze", "overview", "--csv", Path.Combine(Folder, "none.csv"));

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains("none.csv", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Failure_Verbose_TellsWhere()
    {
        var run = await CommandRun.Of("analyze", "overview", "--csv", Path.Combine(Folder, "none.csv"), "--verbose");

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains("ImportException", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_EndsWith130()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        var run = await CommandRun.Of(["demo", "--out", Path.Combine(Folder, "demo.csv")], [], cancellation: cancellation.Token);

        Assert.Equal(ExitCode.Cancelled, run.Code);
        Assert.Empty(Directory.GetFiles(Folder));
    }
}
