using System.CommandLine;
using System.CommandLine.Parsing;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Demo;
using TechMart.Import;
using TechMart.Import.Inspection;
using TechMart.Store.Imports;

namespace TechMart.Cli.Commands;

/// <summary><c>demo [--customers N] [--lines N] [--seed N] [--structureless] [--out FILE.csv]</c></summary>
internal static class DemoCommand
{
    private const long MostLines = 100_000_000;
    private const int MostCustomers = 10_000_000;

    public static Command Create(Session session)
    {
        var customers = session.Value<int?>("customers", "N", text => (int)session.Positive(text, MostCustomers));
        var lines = session.Value<long?>("lines", "N", text => session.Positive(text, MostLines));
        var seed = session.Value<int?>("seed", "N", text => (int)session.Positive(text, int.MaxValue));
        var structureless = session.Flag("structureless");
        var outFile = session.Text("out", "FILE");
        var create = session.Command("demo", customers, lines, seed, structureless, outFile);
        create.Description = session.Texts.Fill("Command_demo", ("name", DemoShop.DatasetName));
        create.Validators.Add(result =>
        {
            if (Given(result, customers) && Given(result, lines))
            {
                result.AddError(session.Texts.Fill("Bad_Both", ("first", customers.Name), ("second", lines.Name)));
            }
        });
        create.SetAction(async (command, cancellation) =>
        {
            var options = new DemoOptions
            {
                Customers = command.GetValue(customers) ?? new DemoOptions().Customers,
                Lines = command.GetValue(lines),
                Seed = command.GetValue(seed) ?? 1,
                Structureless = command.GetValue(structureless),
            };
            return command.GetValue(outFile) is { } path
                ? await WriteAsync(session, command, options, path, cancellation).ConfigureAwait(false)
                : await ImportAsync(session, command, options, cancellation).ConfigureAwait(false);
        });
        return create;
    }

    private static async Task<int> WriteAsync(Session session, ParseResult command, DemoOptions options, string path, CancellationToken cancellation)
    {
        DemoCounts? counts = null;
        await OutputFile.WriteAsync(
            session, path, async (stream, token) => counts = await DemoShop.WriteCsvAsync(stream, options, token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        if (path != OutputFile.StandardOutput)
        {
            session.Answer(
                command, new { File = path, counts!.Rows, Written = counts }, Run(options) with { RowsUsed = counts.Rows },
                text => text.Line(text.Texts.Count("Done_Demo", counts.Rows, ("rows", text.Number(counts.Rows)), ("file", path))));
        }
        return ExitCode.Done;
    }

    private static async Task<int> ImportAsync(Session session, ParseResult command, DemoOptions options, CancellationToken cancellation)
    {
        var store = await session.OpenStoreAsync(command, cancellation).ConfigureAwait(false);
        await using var closing = store.ConfigureAwait(false);
        var dataset = await store.Datasets.CreateAsync(StoreAccess.Actor, DemoShop.DatasetName, DemoShop.Currency, isDemo: true, cancellation: cancellation).ConfigureAwait(false);
        var path = Path.Combine(store.DataFolder, $"techmart-demo-{Guid.NewGuid():N}.csv");
        try
        {
            await OutputFile.WriteAsync(session, path, (stream, token) => DemoShop.WriteCsvAsync(stream, options, token), cancellation).ConfigureAwait(false);
            var settings = new InspectionSettings();
            var file = Import.Reading.SourceFile.Open(path, DemoShop.FileName);
            var inspection = InputFile.Checked(await FileInspector.InspectAsync(file, settings, new Import.Reading.ReadLimits(), null, cancellation).ConfigureAwait(false));
            ImportInfo import;
            using (var progress = new ImportProgressLine(session))
            {
                var request = new ImportRequest(dataset.Id, file, inspection, settings, StoreAccess.Actor);
                import = await store.Imports.RunAsync(request, progress, cancellation).ConfigureAwait(false);
            }
            Report(session, command, options, dataset.Name, import);
            return ExitCode.Done;
        }
        catch
        {
            await store.Datasets.DeleteAsync(StoreAccess.Actor, dataset.Id, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Report(Session session, ParseResult command, DemoOptions options, string dataset, ImportInfo import)
    {
        var report = import.Report!;
        var answer = ImportAnswer.Of(report, session.Words, dataset, import.Id);
        session.Answer(
            command, answer,
            Run(options) with { RowsUsed = report.RowsAccepted, RowsLeftOut = report.RowsRead - report.RowsAccepted },
            text =>
            {
                text.Line(text.Texts.Fill("Done_Imported", ("import", import.Id.ToString(session.Terminal.Culture)), ("dataset", dataset)));
                answer.Report(text, session.Words);
            });
    }

    private static RunInfo Run(DemoOptions options) => new()
    {
        Command = "demo",
        Seed = options.Seed,
        Options = new Dictionary<string, object?>
        {
            ["customers"] = options.Lines is null ? options.Customers : null,
            ["lines"] = options.Lines,
            ["structureless"] = options.Structureless,
        },
    };

    private static bool Given(CommandResult command, Option option) => command.GetResult(option) is { Implicit: false };
}
