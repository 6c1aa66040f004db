using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Tests.Sales;

public sealed class ResultCacheTests
{
    [Fact]
    public async Task Get_AskedAgain_ComputesOnce()
    {
        var cache = new ResultCache(100);
        var computed = 0;

        var first = await cache.GetAsync("a", _ => Task.FromResult($"result {++computed}"), _ => 1);
        var second = await cache.GetAsync("a", _ => Task.FromResult($"result {++computed}"), _ => 1);

        Assert.Equal(("result 1", "result 1", 1), (first, second, computed));
    }

    [Fact]
    public async Task Get_ByManyAtOnce_ComputesOnce()
    {
        var cache = new ResultCache(100);
        var gate = new TaskCompletionSource<string>();
        var computed = 0;

        var askers = Enumerable.Range(0, 50)
            .Select(_ => cache.GetAsync("a", _ => { Interlocked.Increment(ref computed); return gate.Task; }, _ => 1))
            .ToList();
        gate.SetResult("done");

        Assert.All(await Task.WhenAll(askers), result => Assert.Equal("done", result));
        Assert.Equal(1, computed);
    }

    [Fact]
    public async Task Get_OneAskerLeaves_TheOthersAreServed()
    {
        var cache = new ResultCache(100);
        var gate = new TaskCompletionSource<string>();
        using var leaving = new CancellationTokenSource();
        var left = cache.GetAsync("a", _ => gate.Task, _ => 1, leaving.Token);
        var stays = cache.GetAsync("a", _ => gate.Task, _ => 1);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        gate.SetResult("done");

        Assert.Equal("done", await stays);
    }

    [Fact]
    public async Task Get_LastAskerLeaves_CancelsTheComputationAndKeepsNothing()
    {
        var cache = new ResultCache(100);
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        var left = cache.GetAsync<string>(
            "a",
            async token =>
            {
                await using var _ = token.Register(cancelled.SetResult);
                started.SetResult();
                await Task.Delay(Timeout.Infinite, token);
                return "never";
            },
            _ => 1,
            leaving.Token);
        await started.Task;

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await cancelled.Task;
        Assert.Equal("again", await cache.GetAsync("a", _ => Task.FromResult("again"), _ => 1));
    }

    [Fact]
    public async Task Get_ComputationFails_ReachesTheAskerAndIsNotKept()
    {
        var cache = new ResultCache(100);

        var failure = await Assert.ThrowsAsync<InvalidDataException>(
            () => cache.GetAsync<string>("a", _ => throw new InvalidDataException("broken"), _ => 1));

        Assert.Equal("broken", failure.Message);
        Assert.Equal("mended", await cache.GetAsync("a", _ => Task.FromResult("mended"), _ => 1));
    }

    [Fact]
    public async Task Get_BeyondTheCapacity_DropsTheLeastRecentlyUsed()
    {
        var cache = new ResultCache(10);
        await Put(cache, "a", 4);
        await Put(cache, "b", 4);
        await Put(cache, "a", 4);

        await Put(cache, "c", 4);

        Assert.Equal(8, cache.Weight);
        Assert.False(await Put(cache, "a", 4));
        Assert.False(await Put(cache, "c", 4));
        Assert.True(await Put(cache, "b", 4));
    }

    [Fact]
    public async Task Get_ResultHeavierThanTheCapacity_IsGivenButNotKept()
    {
        var cache = new ResultCache(10);
        await Put(cache, "a", 4);

        Assert.True(await Put(cache, "huge", 11));

        Assert.True(await Put(cache, "huge", 11));
        Assert.False(await Put(cache, "a", 4));
    }

    [Fact]
    public async Task Forget_DropsKeysWithThePrefix()
    {
        var cache = new ResultCache(100);
        await Put(cache, "1/x", 1);
        await Put(cache, "2/x", 1);

        cache.Forget("1/");

        Assert.True(await Put(cache, "1/x", 1));
        Assert.False(await Put(cache, "2/x", 1));
    }

    [Fact]
    public async Task Forget_WhileUnderWay_ServesTheAskerButKeepsNothing()
    {
        var cache = new ResultCache(100);
        var gate = new TaskCompletionSource<string>();
        var old = cache.GetAsync("1/x", _ => gate.Task, _ => 1);

        cache.Forget("1/");
        var fresh = await cache.GetAsync("1/x", _ => Task.FromResult("new"), _ => 1);
        gate.SetResult("old");

        Assert.Equal(("old", "new"), (await old, fresh));
        Assert.Equal("new", await cache.GetAsync("1/x", _ => Task.FromResult("newer"), _ => 1));
    }

    [Fact]
    public async Task Get_ByManyThreads_StaysWithinItsBound()
    {
        var cache = new ResultCache(20);

        await Parallel.ForEachAsync(Enumerable.Range(0, 5_000), async (number, _) =>
        {
            var key = $"{number % 37}";
            Assert.Equal(key, await cache.GetAsync(key, _ => Task.FromResult(key), _ => 1 + (number % 3), CancellationToken.None));
            Assert.InRange(cache.Weight, 0, cache.Capacity);
        });
    }

    /// <summary>True where the result had to be computed.</summary>
    private static async Task<bool> Put(ResultCache cache, string key, long weight)
    {
        var computed = false;
        await cache.GetAsync(
            key,
            _ =>
            {
                computed = true;
                return Task.FromResult(key);
            },
            _ => weight);
        return computed;
    }
}
