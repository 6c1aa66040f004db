using System.Text;
using TechMart.Import.Cleaning;

namespace TechMart.Import.Tests.Cleaning;

public class FingerprintCountsTests
{
    [Fact]
    public void Counts_OfManyFingerprints_AreExact()
    {
        var counts = new FingerprintCounts();
        var expected = new Dictionary<int, uint>();
        var random = new Random(3);
        for (var i = 0; i < 300_000; i++)
        {
            var value = random.Next(100_000);
            expected.TryGetValue(value, out var before);

            Assert.Equal(before, counts.Increment(Of(value)));

            expected[value] = before + 1;
        }
        foreach (var (value, count) in expected)
        {
            for (var i = 0; i < count; i++)
            {
                Assert.True(counts.TryTake(Of(value)));
            }
            Assert.False(counts.TryTake(Of(value)));
        }
        Assert.False(counts.TryTake(Of(-1)));
    }

    [Fact]
    public void Counts_ForAMillionRows_TakeAtMost27BytesEach()
    {
        var counts = new FingerprintCounts();
        for (var i = 0; i < 1_000_000; i++)
        {
            counts.Increment(Of(i));
        }

        Assert.InRange(counts.Bytes / 1_000_000.0, 16, 27);
    }

    [Fact]
    public void Fingerprint_OfFieldsCutElsewhere_Differs()
    {
        var texts = new[] { "", "a", "ab", "abc", "abcdefgh", "abcdefghi", "abcdefghijklmnopqrstuvwxyz", "\0", "\0\0", " a", "a " };
        var all = new HashSet<Fingerprint>();
        foreach (var first in texts)
        {
            foreach (var second in texts)
            {
                Assert.True(all.Add(Fingerprint.Start.With(Encoding.ASCII.GetBytes(first)).With(Encoding.ASCII.GetBytes(second))));
            }
        }
    }

    [Fact]
    public void Fingerprint_OfEveryLengthAndByte_IsItsOwn()
    {
        var bytes = new byte[80];
        new Random(1).NextBytes(bytes);
        var all = new HashSet<Fingerprint>();
        for (var length = 0; length <= bytes.Length; length++)
        {
            for (var changed = 0; changed < length; changed++)
            {
                var copy = bytes[..length];
                copy[changed] ^= 1;
                Assert.True(all.Add(Fingerprint.Start.With(copy)));
            }
        }
    }

    private static Fingerprint Of(int value) => Fingerprint.Start.With(value, 0);
}
