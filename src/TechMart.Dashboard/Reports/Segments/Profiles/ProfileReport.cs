using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Tables;
using TechMart.Store.Sales;
using TechMart.Store.Segments;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Profiles;

/// <summary>Asks for the profile of a segment and makes it ready for the reader.</summary>
public sealed class ProfileReport(SalesReports reports, SegmentStore segments, IStringLocalizer<SegmentPageTexts> texts)
{
    /// <summary>The profile of the segment of the address.</summary>
    public async Task<ProfileView> AskAsync(DashboardContext context, CancellationToken cancellation)
    {
        var choice = ProfileChoice.Parse(context.Query);
        var rfm = await Task.Run(() => reports.RfmAsync(context.Dataset!.Id, context.SalesFilter, choice.Scoring.Options, cancellation), cancellation);
        var segment = choice.Of ?? rfm.Result.Segments.FirstOrDefault(row => row.Customers > 0)?.Segment;
        var source = segment is null ? null : await SourceAsync(context, choice, segment, cancellation);
        var saved = await segments.ListAsync(context.Dataset!.Id, cancellation);
        return ProfileView.Of(context, choice, rfm.Result, [.. saved.Select(row => row.Name)], segment, source, texts);
    }

    private async Task<ProfileSource> SourceAsync(DashboardContext context, ProfileChoice choice, string segment, CancellationToken cancellation)
    {
        var (dataset, filter, options) = (context.Dataset!.Id, context.SalesFilter, choice.Scoring.Options);
        var report = options.Segments.Segments.Contains(segment, StringComparer.Ordinal)
            ? await Task.Run(() => reports.SegmentProfileAsync(dataset, filter, options, segment, cancellation), cancellation)
            : await Task.Run(async () => await reports.ProfileAsync(dataset, filter, await GroupAsync(dataset, filter, segment, cancellation), cancellation), cancellation);
        return new ProfileSource(report, context, choice.Scoring, texts);
    }

    /// <summary>The members of a segment, and by what they were chosen.</summary>
    private async Task<ProfileGroup> GroupAsync(int dataset, SalesFilter filter, string segment, CancellationToken cancellation)
    {
        var reference = SegmentReference.Parse(segment);
        var members = await reports.SegmentAsync(dataset, reference.InPeriod(filter.From, filter.To), cancellation);
        return new ProfileGroup(members with { Name = reference.Text }) { ChosenBy = (await reports.SegmentDefinitionAsync(dataset, reference, cancellation)).ChosenBy };
    }

    /// <summary>All comparisons of a profile as a file.</summary>
    internal sealed class ComparisonExport(ProfileReport report, SalesReports reports, IStringLocalizer<ShellTexts> shell) : ITableExport
    {
        public string Name => "segment-profile";

        public async Task<ITable> MakeAsync(DashboardContext context, CancellationToken cancellation)
        {
            var choice = ProfileChoice.Parse(context.Query);
            var segment = choice.Of
                ?? (await reports.RfmAsync(context.Dataset!.Id, context.SalesFilter, choice.Scoring.Options, cancellation)).Result.Segments
                    .FirstOrDefault(row => row.Customers > 0)?.Segment
                ?? choice.Scoring.Options.Segments.Segments[0];
            return ProfileFile.Of(await report.SourceAsync(context, choice, segment, cancellation), shell);
        }
    }
}
