using TechMart.Dashboard.Tests.Hosting;
using TechMart.Dashboard.Uploads;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Data;

public sealed class UploadFolderTests : IDisposable
{
    private static readonly Actor Ada = new("ada@example.com", Role.Analyst, "192.0.2.1", 1);

    private static readonly Actor Bea = new("bea@example.com", Role.Analyst, "192.0.2.2", 2);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "techmart-uploads-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task Take_WholeFile_KeepsItsBytesUnderItsName()
    {
        var folder = Open();
        byte[] content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)i)];

        var upload = await folder.TakeAsync(Ada, @"C:\exports\..\sales.csv", new MemoryStream(content), content.Length, default);

        Assert.Equal("sales.csv", upload.Name);
        Assert.Equal(content.Length, upload.Bytes);
        Assert.Equal(content, await File.ReadAllBytesAsync(upload.Path));
        Assert.Equal(upload, folder.Find(upload.Id, Ada));
        Assert.Equal(_folder, Path.GetDirectoryName(upload.Path));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("", "upload.csv")]
    [InlineData("a\r\nb.csv", "ab.csv")]
    public async Task Take_OddName_KeepsTheHarmlessPart(string name, string expected) =>
        Assert.Equal(expected, (await Open().TakeAsync(Ada, name, new MemoryStream([1]), 1, default)).Name);

    [Fact]
    public async Task Find_ByAnotherPerson_FindsNothing()
    {
        var folder = Open();
        var upload = await folder.TakeAsync(Ada, "sales.csv", new MemoryStream([1]), 1, default);

        Assert.Null(folder.Find(upload.Id, new Actor("bea@example.com", Role.Administrator, "192.0.2.1", 2)));
        Assert.NotNull(folder.Find(upload.Id, Ada with { Role = Role.Administrator, From = "192.0.2.9" }));
    }

    [Fact]
    public async Task Take_MoreThanTheLimit_IsRefusedAndLeavesNothing()
    {
        var folder = Open(maxBytes: 100);

        await AssertRefusedAsync(UploadProblem.TooLarge, folder.TakeAsync(Ada, "a.csv", new MemoryStream(new byte[101]), 101, default));
        await AssertRefusedAsync(UploadProblem.TooLarge, folder.TakeAsync(Ada, "a.csv", new MemoryStream(new byte[101]), null, default));

        Assert.Equal(100, (await folder.TakeAsync(Ada, "a.csv", new MemoryStream(new byte[100]), 100, default)).Bytes);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Take_CutOff_IsRefusedAndLeavesNothing()
    {
        var folder = Open();

        await AssertRefusedAsync(UploadProblem.CutOff, folder.TakeAsync(Ada, "a.csv", new MemoryStream(new byte[50]), 100, default));
        await AssertRefusedAsync(UploadProblem.CutOff, folder.TakeAsync(Ada, "a.csv", new BreakingStream(50), 100, default));

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Take_Cancelled_LeavesNothing()
    {
        using var cancellation = new CancellationTokenSource();
        var stream = new WaitingStream();
        var take = Open().TakeAsync(Ada, "a.csv", stream, null, cancellation.Token);
        await stream.Reading;

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => take);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Take_MoreAtOnceThanAllowed_IsRefusedUntilOneEnds()
    {
        var folder = Open(maxAtOnce: 1);
        using var cancellation = new CancellationTokenSource();
        var stream = new WaitingStream();
        var first = folder.TakeAsync(Ada, "a.csv", stream, null, cancellation.Token);
        await stream.Reading;

        await AssertRefusedAsync(UploadProblem.TooMany, folder.TakeAsync(Ada, "b.csv", new MemoryStream([1]), 1, default));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Equal(1, (await folder.TakeAsync(Ada, "b.csv", new MemoryStream([1]), 1, default)).Bytes);
    }

    [Fact]
    public async Task Open_WithFilesOfEarlierDays_RemovesOnlyThose()
    {
        var old = await Open().TakeAsync(Ada, "old.csv", new MemoryStream([1]), 1, default);
        var recent = await Open().TakeAsync(Ada, "new.csv", new MemoryStream([1]), 1, default);
        File.SetLastWriteTimeUtc(old.Path, DateTime.UtcNow.AddDays(-2));

        Open();

        Assert.False(File.Exists(old.Path));
        Assert.True(File.Exists(recent.Path));
    }

    [Fact]
    public async Task Take_MoreThanAPersonsShare_PushesOutTheirOldestButNothingThatIsBeingImported()
    {
        using var folder = Open(maxBytes: 100, ofAPerson: 200);
        var imported = await TakeAsync(folder, 90, Ada);
        folder.Hold(imported.Id, isHeld: true);
        var older = await TakeAsync(folder, 50, Ada);
        var newer = await TakeAsync(folder, 50, Ada);
        var another = await TakeAsync(folder, 100, Bea);

        var last = await TakeAsync(folder, 60, Ada, isLengthTold: false);

        Assert.Equal([true, false, true, true, true], new[] { imported, older, newer, another, last }.Select(upload => folder.IsThere(upload.Id)));
        folder.Hold(last.Id, isHeld: true);
        folder.RequireRoom(Ada, 50);
        Assert.Equal(UploadProblem.YourShare, Assert.Throws<UploadException>(() => folder.RequireRoom(Ada, 51)).Problem);
        await AssertRefusedAsync(UploadProblem.YourShare, TakeAsync(folder, 51, Ada, isLengthTold: false));
        await AssertRefusedAsync(UploadProblem.YourShare, TakeAsync(folder, 51, Ada));
        folder.Remove(last.Id);
        Assert.Equal(100, (await TakeAsync(folder, 100, Ada)).Bytes);
    }

    [Fact]
    public async Task Take_MoreThanEverybodysShare_IsRefusedAndLeavesOthersAlone()
    {
        using var folder = Open(maxBytes: 100, inAll: 150);
        var first = await TakeAsync(folder, 100, Bea);

        await AssertRefusedAsync(UploadProblem.EverybodysShare, TakeAsync(folder, 51, Ada));

        Assert.True(folder.IsThere(first.Id));
        Assert.Equal(50, (await TakeAsync(folder, 50, Ada)).Bytes);
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public async Task Upload_NobodyImports_IsRemovedADayAfterItWasLastUsed()
    {
        var clock = new ManualClock();
        using var folder = Open(clock: clock);
        var forgotten = await TakeAsync(folder, 10, Ada);
        var used = await TakeAsync(folder, 10, Ada);
        var imported = await TakeAsync(folder, 10, Ada);
        folder.Hold(imported.Id, isHeld: true);
        clock.Advance(TimeSpan.FromHours(20));
        folder.Touch(used.Id);

        clock.Advance(TimeSpan.FromHours(5));
        folder.RemoveForgotten();

        Assert.Equal([false, true, true], new[] { forgotten, used, imported }.Select(upload => folder.IsThere(upload.Id)));
        folder.Hold(imported.Id, isHeld: false);
        clock.Advance(TimeSpan.FromHours(25));
        folder.RemoveForgotten();
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Remove_Twice_DeletesOnceAndForgets()
    {
        var folder = Open();
        var upload = await folder.TakeAsync(Ada, "a.csv", new MemoryStream([1]), 1, default);

        folder.Remove(upload.Id);
        folder.Remove(upload.Id);

        Assert.Null(folder.Find(upload.Id, Ada));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Make_ThatFails_LeavesNothing()
    {
        var folder = Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => folder.MakeAsync(Ada, "demo.csv", (_, _) => throw new InvalidOperationException(), default));

        Assert.Empty(Directory.GetFiles(_folder));
    }

    private UploadFolder Open(long maxBytes = 1 << 20, int maxAtOnce = 4, long ofAPerson = long.MaxValue, long inAll = long.MaxValue, TimeProvider? clock = null) =>
        new(
            new UploadOptions { Folder = _folder, MaxBytes = maxBytes, MaxAtOnce = maxAtOnce, MaxWaitingBytesOfAPerson = ofAPerson, MaxWaitingBytes = inAll },
            clock ?? TimeProvider.System);

    private static Task<Upload> TakeAsync(UploadFolder folder, int bytes, Actor by, bool isLengthTold = true) =>
        folder.TakeAsync(by, "a.csv", new MemoryStream(new byte[bytes]), isLengthTold ? bytes : null, default);

    private static async Task AssertRefusedAsync(UploadProblem expected, Task<Upload> upload) =>
        Assert.Equal(expected, (await Assert.ThrowsAsync<UploadException>(() => upload)).Problem);

    /// <summary>Gives some bytes and then fails as a connection does that is cut.</summary>
    private sealed class BreakingStream(int bytes) : MemoryStream(new byte[bytes])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("The client reset the request stream.");
        }
    }

    /// <summary>Never gives a byte; ends only by cancellation.</summary>
    private sealed class WaitingStream : MemoryStream
    {
        private readonly TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reading => _reading.Task;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _reading.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
