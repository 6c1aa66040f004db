using TechMart.Analytics.Customers.Profiles;

namespace TechMart.Cli.Answers;

/// <summary>A group against the rest; <c>different</c> is the ranked part of <c>comparisons</c>.</summary>
internal sealed record ProfileAnswer(
    string Segment,
    ProfileSide Group,
    ProfileSide Rest,
    IReadOnlyList<ProfileCategory> Categories,
    IEnumerable<ProfileComparison> Different,
    IReadOnlyList<ProfileComparison> Comparisons,
    int Tests,
    IReadOnlyList<ProfileNote> Notes)
{
    public static ProfileAnswer Of(ProfileResult profile) => new(
        profile.Name, profile.Group, profile.Rest, profile.Categories, profile.Different, profile.Comparisons, profile.Tests, profile.Notes);
}
