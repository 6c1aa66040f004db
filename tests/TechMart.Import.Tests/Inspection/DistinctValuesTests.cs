using System.Globalization;
using System.Text;
using TechMart.Import.Inspection;

namespace TechMart.Import.Tests.Inspections;

public class DistinctValuesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(DistinctValues.ExactLimit)]
    public void Count_UpToTheLimit_IsExact(int distinct)
    {
        var values = new DistinctValues();
        for (var i = 0; i < 3 * distinct; i++)
        {
            Assert.Equal(i % distinct, values.Add(Hash(i % distinct)));
        }

        Assert.Equal(distinct, values.Count);
    }

    [Theory]
    [InlineData(DistinctValues.ExactLimit + 1)]
    [InlineData(20_000)]
    [InlineData(60_000)]
    [InlineData(500_000)]
    public void Count_BeyondTheLimit_IsWithinFourStandardErrors(int distinct)
    {
        var values = new DistinctValues();
        for (var i = 0; i < distinct; i++)
        {
            values.Add(Hash(i));
        }

        Assert.InRange(values.Count, 0.967 * distinct, 1.033 * distinct);
    }

    [Fact]
    public void Of_ManyShortValues_DoesNotCollide()
    {
        var hashes = Enumerable.Range(0, 300_000).Select(Hash).ToHashSet();

        Assert.Equal(300_000, hashes.Count);
        Assert.NotEqual(ByteHash.Of("a"u8), ByteHash.Of("a\0"u8));
    }

    private static ulong Hash(int value) => ByteHash.Of(Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)));
}
