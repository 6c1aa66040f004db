using TechMart.Demo;

namespace TechMart.Analytics.Tests.Demo;

/// <summary>Runs while no other test does: they would be measured too.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;

[Collection(nameof(AloneInTheProcess))]
public sealed class DemoMemoryTests
{
    [Fact]
    public void Lines_LargerShop_KeepsOnlyADayInMemory()
    {
        // What is alive half way through must not grow with what was written.
        var early = long.MaxValue;
        var late = long.MaxValue;
        var lines = 0L;
        foreach (var line in DemoShop.Lines(new DemoOptions { Lines = 1_000_000 }))
        {
            lines++;
            if (lines == 300_000)
            {
                early = GC.GetTotalMemory(forceFullCollection: true);
            }
            else if (lines == 900_000)
            {
                late = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        Assert.True(late - early < 4 << 20, $"{late - early} more bytes for 600,000 more lines");
    }
}
