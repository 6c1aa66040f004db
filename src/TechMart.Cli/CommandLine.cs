using System.CommandLine;
using System.CommandLine.Help;
using TechMart.Analytics.Customers.Segments;
using TechMart.Cli.Commands;
using TechMart.Import;
using TechMart.Store;
using TechMart.Wording;

namespace TechMart.Cli;

/// <summary>The whole command line: parses, runs one command, and turns whatever happens into streams and an exit code.</summary>
internal sealed class CommandLine
{
    private readonly Session _session;
    private readonly RootCommand _root;

    public CommandLine(Terminal terminal)
    {
        _session = new Session(terminal);
        _root = new RootCommand(_session.Texts["About"]);
        _root.Options.Add(_session.Json);
        _root.Options.Add(_session.Verbose);
        _root.Options.Add(_session.DataFolder);
        _root.Subcommands.Add(ImportCommand.Create(_session));
        _root.Subcommands.Add(ImportsCommand.Create(_session));
        _root.Subcommands.Add(DatasetsCommand.Create(_session));
        _root.Subcommands.Add(DemoCommand.Create(_session));
        _root.Subcommands.Add(AnalyzeCommand.Create(_session));
        _root.Subcommands.Add(ModelCommand.Create(_session));
        _root.Subcommands.Add(ExportCommand.Create(_session));
        _root.Subcommands.Add(UsersCommand.Create(_session));
        _root.Subcommands.Add(BackupCommand.Create(_session));
        _root.Subcommands.Add(RestoreCommand.Create(_session));
    }

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var terminal = _session.Terminal;
        // A file or category may begin with @, and -abc is a mistake rather than three options.
        var command = _root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (command.Errors.Count > 0 && command.Action is not HelpAction)
        {
            var errors = command.Errors.Select(error => error.Message).Distinct().ToList();
            // Where a command is missing, an unknown word is the reason; the lack need not be said too.
            var unknown = errors.FindAll(error => command.UnmatchedTokens.Any(token => error.Contains($"'{token}'", StringComparison.Ordinal)));
            return Usage(command, command.CommandResult.Command.Subcommands.Count > 0 && unknown.Count > 0 ? unknown : errors);
        }
        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await command.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        catch (UsageException refusal)
        {
            return Usage(command, [refusal.Message]);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            terminal.Error.WriteLine(_session.Texts["Cancelled"]);
            return ExitCode.Cancelled;
        }
        catch (Exception failure)
        {
            terminal.Error.WriteLine(Sentence(failure));
            if (command.GetValue(_session.Verbose))
            {
                terminal.Error.WriteLine(failure);
            }
            return IsBadSetting(failure) ? ExitCode.Usage : ExitCode.Refused;
        }
        finally
        {
            await terminal.Output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            await terminal.Error.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private int Usage(ParseResult command, IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            _session.Terminal.Error.WriteLine(sentence);
        }
        var path = string.Join(' ', Path(command.CommandResult.Command));
        _session.Terminal.Error.WriteLine(_session.Texts.Fill("Usage_More", ("command", path)));
        return ExitCode.Usage;
    }

    private string Sentence(Exception failure) => failure switch
    {
        RefusedException => failure.Message,
        ImportException import => _session.Words.ProblemAndHint(import.Problem),
        StoreException store => _session.Words.ProblemAndHint(store),
        SegmentException segment => new SegmentDefinitionWords(_session.Terminal.Culture).Problem(segment),
        IOException or UnauthorizedAccessException => _session.Texts["DiskFailed"],
        _ => _session.Texts["Failed"],
    };

    private static bool IsBadSetting(Exception failure) => failure is ImportException { Problem.Code: ProblemCode.BadSetting };

    private static IEnumerable<string> Path(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return parent is null ? ["techmart"] : [.. Path(parent), command.Name];
    }
}
