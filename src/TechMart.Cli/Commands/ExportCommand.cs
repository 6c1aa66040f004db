using System.CommandLine;
using System.Globalization;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Cli.Options;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Tables;
using TechMart.Tables.Customers;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Cli.Commands;

/// <summary><c>export WHAT --out FILE</c>: a table as a workbook or CSV, the same that the dashboard hands out.</summary>
internal static class ExportCommand
{
    private const string SegmentPrefix = "segment:";
    private static readonly string[] Choices = [SegmentPrefix + "NAME", "customers", "rfm", "overview"];

    public static Command Create(Session session)
    {
        var source = new SourceOptions(session, storedCustomersOnly: true);
        var selection = new SelectionOptions(session);
        var scoring = new RfmScoring(session);
        var what = new Argument<string>("WHAT") { Description = session.Texts["Argument_export"] };
        var outFile = session.Text("out", "FILE", "export_out");
        outFile.Required = true;
        var create = session.Command("export", [what, outFile, .. source.All, .. selection.All, .. scoring.All]);
        create.Validators.Add(source.Validate);
        create.SetAction(async (command, cancellation) =>
        {
            selection.Check(command);
            var wanted = command.GetRequiredValue(what).Trim();
            var segment = Segment(session, wanted, selection.Segment(command));
            var path = command.GetRequiredValue(outFile)!;
            var isCsv = IsCsv(session, path);
            var options = scoring.Options(command, selection.AsOf(command));
            var sales = await SalesSource.OpenAsync(session, command, source, selection, segment, cancellation).ConfigureAwait(false);
            await using var closing = sales.ConfigureAwait(false);
            var (table, lines) = wanted.ToLowerInvariant() switch
            {
                "rfm" => await RfmAsync(session, sales, options, cancellation).ConfigureAwait(false),
                "overview" => await OverviewAsync(session, sales, selection.Comparison(command), cancellation).ConfigureAwait(false),
                _ => await CustomersAsync(session, sales, segment, options, cancellation).ConfigureAwait(false),
            };
            var culture = session.Terminal.Culture;
            await WriteDownAsync(sales, Path.GetFileName(path), table, cancellation).ConfigureAwait(false);
            await OutputFile.WriteAsync(
                session,
                path,
                (stream, token) => isCsv
                    ? CsvTable.WriteAsync(table, new TableQuery(), culture, stream, token)
                    : ExcelTable.WriteAsync(table, new TableQuery(), culture, stream, token),
                cancellation,
                isPrivate: true).ConfigureAwait(false);
            session.Answer(
                command,
                new { What = wanted, File = path, Rows = table.RowCount, Columns = table.Columns.Select(column => column.Key) },
                new RunInfo
                {
                    Command = "export",
                    DataVersion = sales.Version,
                    Filter = FilterInfo.Of(sales.Filter),
                    Options = new Dictionary<string, object?>([new("what", wanted), new("source", sales.Name), .. RfmScoring.Told(options)]),
                    Seed = selection.Seed(command),
                    RowsUsed = lines.Used,
                    RowsLeftOut = lines.LeftOut + sales.RowsLost,
                },
                text => text.Line(text.Texts.Count("Done_Export", table.RowCount, ("rows", text.Number(table.RowCount)), ("file", path))));
            return ExitCode.Done;
        });
        return create;
    }

    /// <summary>The segment that is exported, or that the export is limited to.</summary>
    private static string? Segment(Session session, string wanted, string? filtered)
    {
        if (wanted.StartsWith(SegmentPrefix, StringComparison.OrdinalIgnoreCase) && wanted.Length > SegmentPrefix.Length)
        {
            return filtered is null
                ? wanted[SegmentPrefix.Length..]
                : throw new UsageException(session.Texts.Fill("Bad_Both", ("first", SegmentPrefix + "NAME"), ("second", "--segment")));
        }
        return Choices.Skip(1).Contains(wanted, StringComparer.OrdinalIgnoreCase)
            ? filtered
            : throw new UsageException(session.Texts.Fill("Bad_Kind", ("value", wanted), ("choices", string.Join(", ", Choices))));
    }

    private static bool IsCsv(Session session, string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => true,
        ".xlsx" => false,
        _ => throw new UsageException(session.Texts.Fill("Bad_Ending", ("file", path))),
    };

    private static async Task<(ITable, LineUsage)> CustomersAsync(
        Session session, SalesSource sales, string? segment, RfmOptions options, CancellationToken cancellation)
    {
        var culture = session.Terminal.Culture;
        var texts = new Texts(typeof(SavedSegmentTexts), culture);
        var named = segment is null ? null : await new NamedSegments(culture).DescribeAsync(sales, segment, cancellation).ConfigureAwait(false);
        var everybody = sales.Filter.WithSegment(null);
        var scored = options == new RfmOptions() ? named?.Definition.Scoring ?? options : options;
        var list = await sales.AskAsync(
            async queries => await CustomerList.OfAsync(
                queries,
                await RfmAnalysis.RunAsync(queries, everybody, scored, cancellation).ConfigureAwait(false),
                everybody,
                sales.Filter.Segment,
                sales.Table.HasCategories,
                cancellation).ConfigureAwait(false),
            (reports, dataset) => reports.CustomersAsync(dataset, sales.Filter, scored, cancellation)).ConfigureAwait(false);
        foreach (var note in list.Notes.Concat(list.ScoreNotes))
        {
            session.Warn(new SegmentWords(culture).Note(note));
        }
        var title = named is null ? texts["List_all"] : texts.Fill("List_of", ("segment", named.Name));
        var facts = new CustomerListFacts(sales.Name, sales.Version.ToString())
        {
            Segment = named?.Name,
            Definition = named is null ? null : new SegmentDefinitionWords(culture).Definition(named.Definition),
            Note = named?.Note,
            Period = sales.Filter.From is null && sales.Filter.To is null ? null : $"{Day(sales.Filter.From ?? sales.Table.FirstDay)} – {Day(sales.Filter.To ?? sales.Table.LastDay)}",
            Filters = [.. Filters(sales.Filter)],
            Currency = sales.Dataset?.Currency ?? "",
        };
        var table = new CustomerTable(culture, culture, amount => amount.ToString("N2", culture));
        return (table.File(list, CustomerTable.Name, title, facts), list.Rfm.Lines);

        string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
    }

    private static async Task<(ITable, LineUsage)> RfmAsync(Session session, SalesSource sales, RfmOptions options, CancellationToken cancellation)
    {
        var rfm = await sales.AskAsync(
            queries => RfmAnalysis.RunAsync(queries, sales.Filter, options, cancellation),
            (reports, dataset) => reports.RfmAsync(dataset, sales.Filter, options, cancellation)).ConfigureAwait(false);
        return (new SegmentSummaryTable(session.Terminal.Culture, session.Terminal.Culture).Of(rfm), rfm.Lines);
    }

    private static async Task<(ITable, LineUsage)> OverviewAsync(Session session, SalesSource sales, ComparisonChoice comparison, CancellationToken cancellation)
    {
        var overview = await sales.AskAsync(
            queries => OverviewAnalysis.RunAsync(queries, sales.Filter, comparison, sales.Table.FirstDay, sales.Table.LastDay, cancellation: cancellation),
            (reports, dataset) => reports.OverviewAsync(dataset, sales.Filter, comparison, cancellation: cancellation)).ConfigureAwait(false);
        var texts = new Texts(typeof(SavedSegmentTexts), session.Terminal.Culture);
        TableFact[] facts =
        [
            new(texts["Fact_dataset"], sales.Name),
            new(texts["Fact_version"], sales.Version.ToString()),
            new(texts["Fact_filters"], Filters(sales.Filter).ToList() is { Count: > 0 } filters ? string.Join("\n", filters) : texts["Fact_noFilters"]),
        ];
        return (new MonthTable(session.Terminal.Culture).Of(overview, facts), overview.Current.Lines);
    }

    private static IEnumerable<string> Filters(SalesFilter filter)
    {
        if (filter.Categories.Count > 0)
        {
            yield return $"category: {string.Join(", ", filter.Categories)}";
        }
        foreach (var (name, values) in filter.Attributes)
        {
            yield return $"{name}: {string.Join(", ", values)}";
        }
    }

    /// <summary>What leaves the store is written into its audit log before there is a file; a person's own file is their own.</summary>
    private static async Task WriteDownAsync(SalesSource sales, string file, ITable table, CancellationToken cancellation)
    {
        if (sales is not { Store: { } store, Dataset: { } dataset })
        {
            return;
        }
        await store.Access.RequireAsync(StoreAccess.Actor, Permission.Download, AuditAction.Export, file, cancellation).ConfigureAwait(false);
        await store.Audit.WriteAsync(
            StoreAccess.Actor,
            new AuditEvent(AuditAction.Export, file) { DatasetId = dataset.Id, Filter = sales.Filter.ToString(), Rows = table.RowCount },
            cancellation).ConfigureAwait(false);
    }
}
