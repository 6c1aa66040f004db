namespace TechMart.Analytics.Sales;

/// <content>The lines back again, as they were added.</content>
public sealed partial class SalesTable
{
    /// <summary>
    /// The lines in the table's order as blocks, coded by a vocabulary that holds the table's texts; a block is used again for the
    /// next. Order numbers have the codes that they were added with. Price (missing), attributes (the empty set), category and
    /// line number are not told.
    /// </summary>
    public IEnumerable<SalesBatch> ReadLines(SalesVocabulary vocabulary) => throw new NotImplementedException();
}
