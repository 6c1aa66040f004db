using System.Globalization;
using TechMart.Cli.Answers;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Cli.Tests;

public sealed class AnswerTests
{
    private enum Colour
    {
        DarkRed,
    }

    [Fact]
    public void Json_NumbersDatesAndMissing_AreWrittenByTheContract()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        JsonAnswer.Write(
            output,
            new
            {
                NotANumber = double.NaN,
                Infinite = double.PositiveInfinity,
                Nothing = (decimal?)null,
                Money = 9_748_131.0740m,
                Share = 0.25,
                Day = new DateOnly(2011, 3, 8),
                Moment = new DateTime(2011, 3, 8, 10, 0, 0, DateTimeKind.Utc),
                Colour = Colour.DarkRed,
                Name = "Ключ",
            },
            new RunInfo { Command = "test" });

        var text = output.ToString();
        Assert.Contains("\"notANumber\": null,", text, StringComparison.Ordinal);
        Assert.Contains("\"infinite\": null,", text, StringComparison.Ordinal);
        Assert.Contains("\"nothing\": null,", text, StringComparison.Ordinal);
        Assert.Contains("\"money\": 9748131.074,", text, StringComparison.Ordinal);
        Assert.Contains("\"share\": 0.25,", text, StringComparison.Ordinal);
        Assert.Contains("\"day\": \"2011-03-08\",", text, StringComparison.Ordinal);
        Assert.Contains("\"moment\": \"2011-03-08T10:00:00Z\",", text, StringComparison.Ordinal);
        Assert.Contains("\"colour\": \"darkRed\",", text, StringComparison.Ordinal);
        Assert.Contains("\"name\": \"Ключ\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void RunId_SameQuestionToSameData_IsTheSame()
    {
        var run = new RunInfo { Command = "analyze overview", DataVersion = 3, Seed = 1 };

        Assert.Equal(run.Id, (run with { RowsUsed = 5 }).Id);
        Assert.NotEqual(run.Id, (run with { DataVersion = 4 }).Id);
        Assert.NotEqual(run.Id, (run with { Seed = 2 }).Id);
        Assert.NotEqual(run.Id, (run with { Options = new Dictionary<string, object?> { ["top"] = 5 } }).Id);
    }

    [Fact]
    public void Table_NumbersAndTexts_AreAlignedInTheReadersCulture()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var text = new TextReport(output, new Texts(typeof(CommandLineTexts), CultureInfo.GetCultureInfo("de-DE")));

        text.Table(null, ["Name", "Revenue"], [["Ä", 1234.5m], ["a\u001b[2Jb", -7m], [null, null]]);

        Assert.Equal(
            """
            Name     Revenue
            ------  --------
            Ä       1.234,50
            a [2Jb     -7,00
            –              –

            """,
            output.ToString());
    }
}
