using System.Globalization;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Sales;
using TechMart.Dashboard.Filters;
using TechMart.Store.Sales;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Migration;

/// <summary>What the parts of the page of moves are made from.</summary>
public sealed record MigrationSource(
    SalesReport<MigrationResult> Report, DashboardContext Context, MigrationChoice Choice, IStringLocalizer<SegmentPageTexts> Texts)
    : SegmentSource<MigrationResult>(Report, Context, Choice.Scoring, Texts)
{
    /// <summary>The words about moves.</summary>
    public MigrationWords MigrationWords { get; } = new(Context.Format.Culture, CultureInfo.CurrentUICulture);

    /// <summary>The former period in words.</summary>
    public string Before => Format.Days(Result.Options.Before.From, Result.Options.Before.To);

    /// <summary>The latter period in words.</summary>
    public string After => Format.Days(Result.Options.After.From, Result.Options.After.To);

    /// <inheritdoc/>
    protected override LineUsage Lines => Result.Lines;

    /// <inheritdoc/>
    protected override string Period => Texts["Migration_Periods", Before, After];

    /// <summary>Where the customers of a cell are listed; null where it holds nobody.</summary>
    public string? Href(MigrationCell cell) => cell.Customers == 0 ? null : Links.Move(Result.Options, cell.From, cell.To);

    /// <summary>What a cell is and how many it holds.</summary>
    public IEnumerable<string> Hover(MigrationCell cell)
    {
        yield return Texts["Migration_Move", MigrationWords.Name(cell.From), MigrationWords.Name(cell.To)];
        yield return Texts.Counted("Migration_HoverCustomers", cell.Customers, Format.Count(cell.Customers));
        yield return Texts["Migration_HoverRevenue", Format.Money(cell.RevenueBefore), Format.Money(cell.RevenueAfter)];
        if (cell.BorderMoved > 0 || cell.OwnBehaviour > 0)
        {
            yield return Texts["Migration_HoverReasons", Format.Count(cell.OwnBehaviour), Format.Count(cell.BorderMoved)];
        }
    }
}
