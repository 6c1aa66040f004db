using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Import.Tests.Pipeline;

namespace TechMart.Import.Tests.Cleaning;

public class AttributeTableTests
{
    [Fact]
    public async Task Customers_GoIntoTheVocabulary()
    {
        var import = new PlannedImport("customer,gender,region,signup\nA,F,North,2020-01-02\nB,M,,\n") { Kind = FileKind.Customers };

        var report = await import.RunAsync();

        var vocabulary = import.Vocabulary;
        Assert.Equal((2, 2, 0), (report.RowsRead, report.RowsAccepted, report.RowsRejected));
        Assert.Empty(import.Sink.Lines);
        Assert.Equal("F|North", Values(import, customer: 0));
        Assert.Equal("M|", Values(import, customer: 1));
        Assert.Equal(new DateOnly(2020, 1, 2), vocabulary.CustomerSignups[0]);
        Assert.False(vocabulary.CustomerSignups.ContainsKey(1));
    }

    [Fact]
    public async Task Customers_GivenTwice_AreDuplicatesOrConflicts()
    {
        var import = new PlannedImport("customer,gender,note\nA,F,x\nA, F ,y\nA,M,z\n,F,\n") { Kind = FileKind.Customers };

        var report = await import.RunAsync();

        Assert.Equal((4, 1, 2, 1), (report.RowsRead, report.RowsAccepted, report.RowsRejected, report.Duplicates));
        Assert.Equal(
            [(4L, RejectReason.ConflictingId), (5L, RejectReason.MissingId)],
            import.Sink.Rejects.Select(reject => (reject.Line, reject.Reason)));
        Assert.Equal([CleaningRung.Unreadable, CleaningRung.Duplicate], report.Cleaning.Select(step => step.Rung));
    }

    [Fact]
    public async Task Customers_OfASecondTable_KeepWhatItLeavesBlank()
    {
        var first = new PlannedImport("customer,gender,region\nA,F,North\n") { Kind = FileKind.Customers };
        await first.RunAsync();
        var second = new PlannedImport("customer,gender,region\nA,,South\n") { Kind = FileKind.Customers, Vocabulary = first.Vocabulary };

        await second.RunAsync();

        Assert.Equal("F|South", Values(second, customer: 0));
    }

    [Fact]
    public async Task Products_GoIntoTheVocabulary()
    {
        var import = new PlannedImport("product,productName,category\nP1,Lamp,Light\nP2,Chair,\n") { Kind = FileKind.Products };

        var report = await import.RunAsync();

        var vocabulary = import.Vocabulary;
        Assert.Equal(2, report.RowsAccepted);
        Assert.Equal("Light", vocabulary.Categories[vocabulary.ProductCategories[0]]);
        Assert.False(vocabulary.ProductCategories.ContainsKey(1));
        Assert.Equal("Lamp|Chair", string.Join('|', vocabulary.ProductNames.MostFrequent(2)));
    }

    private static string Values(PlannedImport import, int customer)
    {
        var sets = import.Vocabulary.AttributeSets;
        return string.Join('|', sets.Names.Select((_, attribute) => sets.Value(import.Vocabulary.CustomerAttributes[customer], attribute)));
    }
}
