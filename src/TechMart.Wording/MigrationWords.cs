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

    /// <summary>What limits an answer, in one sentence.</summary>
    public string Note(MigrationNote note) => _texts.Count(
        $"MigrationNote_{note.Code}",
        note.Count,
        ("count", note.Count.ToString("N0", culture)),
        ("enough", RfmAnalysis.FewCustomers.ToString("N0", culture)));
}
