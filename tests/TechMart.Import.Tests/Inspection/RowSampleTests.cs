using System.Globalization;
using System.Text;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Import.Values;

namespace TechMart.Import.Tests.Inspections;

public class RowSampleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(20_000)]
    public void Rows_OfAShortFile_AreAllKept(int rows)
    {
        var numbers = Sample(rows).Numbers(0, new NumberFormat('.'));

        Assert.Equal(Enumerable.Range(0, rows).Select(row => (double)row), numbers);
    }

    [Fact]
    public void Rows_OfALongFile_AreSpreadEvenlyInBlocksOfNeighbours()
    {
        var numbers = Sample(300_000).Numbers(0, new NumberFormat('.'));

        Assert.InRange(numbers.Length, 9_000, 20_480);
        Assert.Equal(numbers.Order(), numbers);
        Assert.True(numbers.Zip(numbers.Skip(1)).Count(pair => pair.Second - pair.First == 1) > 0.9 * numbers.Length);
        for (var tenth = 0; tenth < 10; tenth++)
        {
            Assert.InRange(numbers.Count(number => (int)number / 30_000 == tenth), numbers.Length / 15, numbers.Length / 7);
        }
    }

    [Fact]
    public void ForEach_TellsTheLineOfEachRow()
    {
        var lines = new List<long>();
        Sample(40).ForEach(0, (_, line, _) => lines.Add(line));

        Assert.Equal(Enumerable.Range(1, 40).Select(line => (long)line), lines);
    }

    [Fact]
    public void Keys_EqualValues_HaveEqualKeysAndEmptyOnesNone()
    {
        var keys = Sample(100).Keys(1);

        Assert.Equal(keys[1], keys[4]);
        Assert.NotEqual(keys[1], keys[2]);
        Assert.Equal(0ul, keys[0]);
    }

    private static RowSample Sample(int rows)
    {
        var text = new StringBuilder();
        for (var row = 0; row < rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row},{(row % 3 == 0 ? "" : $"v{row % 3}")}\n");
        }
        using var reader = new RecordReader(new MemoryStream(Encoding.ASCII.GetBytes(text.ToString())), new Dialect { HasHeader = false }, new ReadLimits());
        var sample = new RowSample();
        while (reader.Read())
        {
            sample.Add(reader);
        }
        sample.Complete();
        return sample;
    }
}
