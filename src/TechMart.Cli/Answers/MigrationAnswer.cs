using System.Text.Json.Serialization;
using TechMart.Analytics.Customers.Migration;

namespace TechMart.Cli.Answers;

/// <summary>
/// Migration. Rows of the matrices are where customers were, columns where they are; <c>moneyMatrix</c> is revenue of the former period (so that
/// its rows add up to the former segments), <c>moneyAfterMatrix</c> that of the latter.
/// </summary>
internal sealed record MigrationAnswer(
    MigrationPeriodAnswer Before,
    MigrationPeriodAnswer After,
    IReadOnlyList<string> Segments,
    IReadOnlyList<IReadOnlyList<int>> CustomersMatrix,
    IReadOnlyList<IReadOnlyList<decimal>> MoneyMatrix,
    IReadOnlyList<IReadOnlyList<decimal>> MoneyAfterMatrix,
    IEnumerable<MigrationMoveAnswer> Moves,
    IEnumerable<MigrationStayAnswer> Stays,
    MigrationFlowAnswer Flow,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IEnumerable<MigrationCustomer>? Customers,
    IReadOnlyList<MigrationNote> Notes)
{
    public static MigrationAnswer Of(MigrationResult migration, bool withCustomers)
    {
        var flow = migration.Flow();
        return new MigrationAnswer(
            new MigrationPeriodAnswer(
                migration.Options.Before.From, migration.Options.Before.To, migration.Before.AsOf, migration.Before.Customers.Count, migration.Before.Revenue),
            new MigrationPeriodAnswer(
                migration.Options.After.From, migration.Options.After.To, migration.After.AsOf, migration.After.Customers.Count, migration.After.Revenue),
            migration.Segments,
            migration.Matrix(cell => cell.Customers),
            migration.Matrix(cell => cell.RevenueBefore),
            migration.Matrix(cell => cell.RevenueAfter),
            migration.Moves.Select(cell => new MigrationMoveAnswer(
                cell.From, cell.To, cell.Customers, cell.OwnBehaviour, cell.BorderMoved, cell.Mixed, cell.RevenueBefore, cell.RevenueAfter)),
            migration.Stays.Select(cell => new MigrationStayAnswer(cell.From, cell.Customers, cell.HeldByBorder, cell.RevenueBefore, cell.RevenueAfter)),
            new MigrationFlowAnswer(
                flow.Nodes,
                [.. flow.Links.Select(link => new MigrationLinkAnswer(link.Source, link.Target, link.Cell.Customers, link.Cell.RevenueBefore, link.Cell.RevenueAfter))]),
            withCustomers ? migration.Customers : null,
            migration.Notes);
    }
}

/// <summary>One period.</summary>
internal sealed record MigrationPeriodAnswer(DateOnly From, DateOnly To, DateOnly? AsOf, int Customers, decimal Revenue);

/// <summary>Customers who moved; <c>ownBehaviour</c> and <c>borderMoved</c> add up to <c>customers</c>, <c>mixed</c> is a part of <c>ownBehaviour</c>.</summary>
internal sealed record MigrationMoveAnswer(
    string From, string To, int Customers, int OwnBehaviour, int BorderMoved, int Mixed, decimal RevenueBefore, decimal RevenueAfter);

/// <summary>Customers who stayed.</summary>
internal sealed record MigrationStayAnswer(string Segment, int Customers, int HeldByBorder, decimal RevenueBefore, decimal RevenueAfter);

/// <summary>The same as a flow chart needs it.</summary>
internal sealed record MigrationFlowAnswer(IReadOnlyList<MigrationNode> Nodes, IReadOnlyList<MigrationLinkAnswer> Links);

/// <summary>One flow between places of the nodes.</summary>
internal sealed record MigrationLinkAnswer(int Source, int Target, int Customers, decimal RevenueBefore, decimal RevenueAfter);
