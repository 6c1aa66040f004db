using TechMart.Analytics.Customers.Segments;

namespace TechMart.Store.Segments;

/// <summary>A segment that somebody saved.</summary>
/// <param name="Id">Its id.</param>
/// <param name="DatasetId">The data set.</param>
/// <param name="Name">Its name, unique within the data set.</param>
/// <param name="Note">What it is for; empty = not said.</param>
/// <param name="Definition">How members are found; null for a frozen list, whose members are not read along.</param>
/// <param name="Listed">How many customers a frozen list holds; null for a live segment.</param>
/// <param name="CreatedBy">Who saved it.</param>
/// <param name="CreatedAt">When, in UTC.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="ChangedAt">When, in UTC.</param>
/// <param name="Revision">Counts changes.</param>
public sealed record SavedSegmentInfo(
    long Id,
    int DatasetId,
    string Name,
    string Note,
    SegmentDefinition? Definition,
    int? Listed,
    string CreatedBy,
    DateTime CreatedAt,
    string ChangedBy,
    DateTime ChangedAt,
    int Revision)
{
    /// <summary>Whether members follow the data.</summary>
    public bool IsLive => Listed is null;

    /// <summary>How addresses name it.</summary>
    public SegmentReference Reference => SegmentReference.Saved(Name);
}
