using System.Globalization;
using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Wording.Resources;

namespace TechMart.Wording;

/// <summary>Makes the words about moves between segments, for page and command line alike.</summary>
/// <param name="culture">The culture of numbers.</param>
/// <param name="language">The language of the sentences; null = that of the culture.</param>
public sealed class MigrationWords(CultureInfo culture, CultureInfo? language = null)
{
    private readonly Texts _texts = new(typeof(SegmentTexts), language ?? culture);
    private readonly SegmentWords _segments = new(culture, language);

    /// <summary>The name of a segment, or of where those come from, and go, who are in none.</summary>
    public string Name(string segment) => segment switch
    {
        MigrationSegments.New => _texts["Migration_New"],
        MigrationSegments.Gone => _texts["Migration_Gone"],
        _ => _segments.Name(segment),
    };

    /// <summary>Why a customer moved or stayed.</summary>
    public string Reason(MoveReason reason) => _texts[$"Reason_{reason}"];

    /// <summary>Why the customers of a cell moved or stayed.</summary>
    public string Why(MigrationCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell switch
        {
            { From: MigrationSegments.New } => _texts["Why_new"],
            { To: MigrationSegments.Gone } => _texts["Why_gone"],
            _ when cell.From == cell.To => cell.HeldByBorder == 0 ? _texts["Why_stayed"] : _texts.Count("Why_held", cell.HeldByBorder, ("count", Number(cell.HeldByBorder))),
            { BorderMoved: 0 } => _texts["Why_own"],
            { OwnBehaviour: 0 } => _texts["Why_border"],
            _ => _texts.Fill("Why_both", ("own", Number(cell.OwnBehaviour)), ("border", Number(cell.BorderMoved))),
        };
    }

    /// <summary>What limits an answer, in one sentence.</summary>
    public string Note(MigrationNote note) => _texts.Count(
        $"MigrationNote_{note.Code}",
        note.Count,
        ("count", Number(note.Count)),
        ("enough", Number(RfmAnalysis.FewCustomers)));

    private string Number(long count) => count.ToString("N0", culture);
}
