using TechMart.Import.Inspection;
using TechMart.Import.Reading;

namespace TechMart.Import.Cleaning;

/// <summary>Reads rows and puts each into exactly one bucket: accepted, rejected, duplicate or removed.</summary>
internal abstract class RowCleaner
{
    private readonly ImportPlan _plan;
    private readonly CancellationToken _cancellation;
    private bool _started;

    protected RowCleaner(RecordReader reader, ImportPlan plan, CleaningLadder ladder, CancellationToken cancellation)
    {
        Reader = reader;
        Ladder = ladder;
        Texts = new FieldText(reader);
        Shape = new RowShape(reader, plan, Texts);
        _plan = plan;
        _cancellation = cancellation;
    }

    public CleaningLadder Ladder { get; }

    /// <summary>Rows that became part of the data set other than as lines of a block.</summary>
    public virtual long AcceptedWithoutLine => 0;

    protected RecordReader Reader { get; }

    protected FieldText Texts { get; }

    protected RowShape Shape { get; }

    /// <summary>Reads rows into an empty block until it is full; false at the end of the file.</summary>
    public bool Fill(ImportBlock block)
    {
        if (!_started)
        {
            _started = true;
            SkipHeader();
        }
        var more = true;
        while (!block.IsFull && (more = Reader.Read()))
        {
            Ladder.RowsRead++;
            if ((++block.Rows & 0x3FF) == 0)
            {
                _cancellation.ThrowIfCancellationRequested();
            }
            if (Clean(block, out var amount) is { } fault)
            {
                Ladder.Removes(CleaningRung.Unreadable, amount);
                block.Reject(fault.Reject(Reader, _plan.Columns));
            }
        }
        block.RowsSoFar = Ladder.RowsRead;
        block.BytesSoFar = Reader.BytesRead;
        return more;
    }

    /// <summary>The header is the first record that is no blank line. Without one, blank lines are rows.</summary>
    private void SkipHeader()
    {
        while (_plan.Dialect.HasHeader && Reader.Read() && Reader.FieldCount == 0)
        {
        }
    }

    /// <summary>Deals with the current row; returns what is wrong with it where it is to be rejected.</summary>
    /// <param name="block">Takes the line.</param>
    /// <param name="amount">The rejected row's value where it could be read, else 0.</param>
    protected abstract FieldFault? Clean(ImportBlock block, out long amount);
}
