using System.Globalization;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Components.Layout;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Filters;
using TechMart.Store.Sales;
using TechMart.Store.Segments;
using TechMart.Tables.Customers;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Customers;

/// <summary>Asks for the list of customers of a filter and makes it ready for the reader.</summary>
public sealed class CustomersReport(SalesReports reports, SegmentStore saved, IStringLocalizer<ShellTexts> shell)
{
    /// <summary>The list of a data set, filter and search.</summary>
    /// <exception cref="SegmentException">The filter's segment does not exist, or cannot be computed.</exception>
    public async Task<CustomersView> AskAsync(DashboardContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var texts = new Texts(typeof(SavedSegmentTexts), CultureInfo.CurrentUICulture);
        var filter = context.SalesFilter;
        var datasetId = context.Dataset!.Id;
        var named = filter.SegmentReference is { } reference ? await NamedAsync(datasetId, reference, context, cancellation) : null;
        var report = await Task.Run(() => reports.CustomersAsync(datasetId, filter, named?.Scoring ?? new RfmOptions(), cancellation), cancellation);
        var scoring = report.Result.Rfm;
        var words = new SegmentWords(context.Format.Culture, texts.Culture);
        var table = new CustomerTable(context.Format.Culture, texts.Culture, amount => context.Format.Money(amount));
        return new CustomersView(
            report.Result,
            table,
            named is null ? texts["List_all"] : texts.Fill("List_of", ("segment", named.Name)),
            CustomerSearch.Of(context.Query),
            new CustomerListFacts(report.Data.Dataset.Name, Version(report, context, texts))
            {
                Segment = named?.Name,
                Definition = named?.Definition,
                Note = named?.Note,
                Period = filter.From is null && filter.To is null ? null : context.Format.Days(filter.From ?? context.Dataset.From, filter.To ?? context.Dataset.To),
                Filters = [.. Filters(context, texts)],
                Currency = context.Format.Currency,
            },
            [.. report.Result.Notes.Select(words.Note)],
            [.. report.Result.ScoreNotes.Select(words.Note)])
        {
            // The list compares all customers of the selection, whatever segment is listed.
            IsNarrowed = filter.Categories.Count + filter.Attributes.Count > 0,
            Today = words.AsOf(scoring.AsOf, scoring.Options.AsOf, filter),
        };
    }

    private async Task<NamedSegment> NamedAsync(int datasetId, SegmentReference reference, DashboardContext context, CancellationToken cancellation)
    {
        var words = FilterChip.SegmentNames(context);
        var info = reference.SavedName is { } name ? await saved.FindAsync(datasetId, name, cancellation) : null;
        var filter = context.SalesFilter;
        var definition = await reports.SegmentDefinitionAsync(datasetId, reference.InPeriod(filter.From, filter.To), cancellation);
        return new NamedSegment(info?.Name ?? words.Name(reference), words.Definition(definition), info?.Note, definition.Scoring);
    }

    private IEnumerable<string> Filters(DashboardContext context, Texts texts)
    {
        var others = context with { Filter = context.Filter with { Period = default, Segment = null } };
        foreach (var chip in FilterChip.Of(others, shell))
        {
            yield return chip.Words;
        }
        if (CustomerSearch.Of(context.Query) is { Length: > 0 } search)
        {
            yield return texts.Fill("Filter_search", ("text", search));
        }
    }

    private static string Version(SalesReport<CustomerList> report, DashboardContext context, Texts texts)
    {
        var dataset = report.Data.Dataset;
        var version = dataset.Version.ToString(context.Format.Culture);
        return dataset.To is { } last ? texts.Fill("Version", ("version", version), ("day", context.Format.Day(last))) : texts.Fill("VersionNoTime", ("version", version));
    }

    private sealed record NamedSegment(string Name, string Definition, string? Note, RfmOptions? Scoring);

    /// <summary>The list as a file.</summary>
    internal sealed class CustomerExport(CustomersReport report) : ITableExport
    {
        public string Name => CustomerTable.Name;

        public async Task<ITable> MakeAsync(DashboardContext context, CancellationToken cancellation) =>
            (await report.AskAsync(context, cancellation)).ForFile(TableQuery.Parse(context.Query), context.Format.Culture);
    }
}
