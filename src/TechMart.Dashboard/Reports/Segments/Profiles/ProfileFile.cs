using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Profiles;

/// <summary>All comparisons of a profile as a file: as numbers, so that they can be reckoned with, each with what it counts in.</summary>
internal static class ProfileFile
{
    private const int Digits = 4;

    public static Table<ProfileComparison> Of(ProfileSource source, IStringLocalizer<ShellTexts> shell)
    {
        var (texts, words, result) = (source.Texts, source.ProfileWords, source.Result);
        var page = ProfileContent.ComparisonTable(source);
        return new Table<ProfileComparison>(
            page.Name,
            page.Title,
            new Columns<ProfileComparison>()
                .Text("measure", texts["Column_Measure"], words.Measure, width: 40)
                .Text("unit", texts["Column_Unit"], row => texts[$"Profile_Unit_{row.Unit}"])
                .Number("group", source.Name, row => (decimal?)row.Group, Digits)
                .Number("rest", texts["Profile_Rest"], row => (decimal?)row.Rest, Digits)
                .Number("difference", texts["Column_Difference"], row => (decimal?)row.Difference?.Value, Digits)
                .Number("low", texts["Column_Low"], row => (decimal?)row.Difference?.Low, Digits)
                .Number("high", texts["Column_High"], row => (decimal?)row.Difference?.High, Digits)
                .Number("effect", texts["Column_Effect"], row => (decimal?)row.Effect?.Value, Digits)
                .Text("magnitude", texts["Column_Magnitude"], row => row.Effect is { } effect ? words.Magnitude(effect.Magnitude) : null)
                .Number("p", texts["Column_PValue"], row => (decimal?)row.QValue, Digits)
                .Text("silent", texts["Column_Silent"], row => row.Silent is { } code ? words.Silence(code) : null, width: 50)
                .Whole("group-customers", texts["Column_GroupCustomers", source.Name], row => row.GroupCustomers)
                .Whole("rest-customers", texts["Column_GroupCustomers", texts["Profile_Rest"]], row => row.RestCustomers),
            page.Rows)
        {
            Facts = source.Sheet(
                texts["Profile_Title", source.Name],
                texts["Profile_Definition", source.Format.Count(result.Tests)],
                shell,
                new TableFact(texts["Column_GroupCustomers", source.Name], (long)result.Group.Customers),
                new TableFact(texts["Column_GroupCustomers", texts["Profile_Rest"]], (long)result.Rest.Customers),
                new TableFact(texts["Column_OrderValueOf", source.Name], result.Group.AverageOrderValue),
                new TableFact(texts["Column_OrderValueOf", texts["Profile_Rest"]], result.Rest.AverageOrderValue)),
        };
    }
}
