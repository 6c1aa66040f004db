namespace TechMart.Dashboard.Components.Pages.Segments;

/// <summary>Parts of the segments, in their order.</summary>
public enum SegmentsTab
{
    /// <summary>How lately, how often and for how much.</summary>
    Rfm,

    /// <summary>Groups that the customers form by themselves.</summary>
    Clusters,

    /// <summary>What customers buy.</summary>
    Consumption,

    /// <summary>What a segment is like against the rest.</summary>
    Profiles,

    /// <summary>Who moved from segment to segment.</summary>
    Migration,

    /// <summary>Segments that were given a name.</summary>
    Saved,
}
