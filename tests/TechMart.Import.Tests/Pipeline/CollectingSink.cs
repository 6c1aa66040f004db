using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;

namespace TechMart.Import.Tests.Pipeline;

/// <summary>Keeps copies of what an import hands over.</summary>
internal sealed class CollectingSink : IImportSink
{
    public List<CollectedLine> Lines { get; } = [];

    public List<RejectedRow> Rejects { get; } = [];

    public ValueTask AcceptAsync(SalesBatch batch, CancellationToken cancellation)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            Lines.Add(new(
                batch.LineNumber[i], batch.Customer[i], batch.Time[i], batch.Order[i], batch.Product[i], batch.Category[i],
                batch.AttributeSet[i], batch.Quantity[i], batch.Price[i], batch.Amount[i], batch.Flags[i]));
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask RejectAsync(IReadOnlyList<RejectedRow> rows, CancellationToken cancellation)
    {
        Rejects.AddRange(rows);
        return ValueTask.CompletedTask;
    }
}

internal sealed record CollectedLine(
    long Line, int Customer, uint Time, int Order, int Product, int Category, int AttributeSet, long Quantity, long Price, long Amount, LineFlags Flags)
{
    public decimal Value => FixedPoint.ToDecimal(Amount);

    public decimal Pieces => FixedPoint.ToDecimal(Quantity);
}

/// <summary>Counts what an import hands over.</summary>
internal sealed class CountingSink : IImportSink
{
    public long Lines { get; private set; }

    public long Rejects { get; private set; }

    public ValueTask AcceptAsync(SalesBatch batch, CancellationToken cancellation)
    {
        Lines += batch.Count;
        return ValueTask.CompletedTask;
    }

    public ValueTask RejectAsync(IReadOnlyList<RejectedRow> rows, CancellationToken cancellation)
    {
        Rejects += rows.Count;
        return ValueTask.CompletedTask;
    }
}
