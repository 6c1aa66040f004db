using System.CommandLine;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Cli;

/// <summary>What all commands share: the terminal, the words, and the options that every command has.</summary>
internal sealed class Session
{
    public Session(Terminal terminal)
    {
        Terminal = terminal;
        Texts = new Texts(typeof(CommandLineTexts), terminal.Culture);
        Words = new ImportWords(terminal.Culture, Surface.CommandLine);
        Json = Flag("json", recursive: true);
        Verbose = Flag("verbose", recursive: true);
        DataFolder = Text("data", "DIR", recursive: true);
    }

    public Terminal Terminal { get; }

    public Texts Texts { get; }

    public ImportWords Words { get; }

    public Option<bool> Json { get; }

    public Option<bool> Verbose { get; }

    public Option<string?> DataFolder { get; }

    /// <summary>Makes a command with its description, under the path of its names.</summary>
    public Command Command(string path, params IEnumerable<Symbol> parts)
    {
        var command = new Command(path.Split('_')[^1], Texts[$"Command_{path}"]);
        foreach (var part in parts)
        {
            switch (part)
            {
                case Command child:
                    command.Subcommands.Add(child);
                    break;
                case Option option:
                    command.Options.Add(option);
                    break;
                case Argument argument:
                    command.Arguments.Add(argument);
                    break;
            }
        }
        return command;
    }

    /// <summary>An option without a value.</summary>
    public Option<bool> Flag(string name, bool recursive = false) =>
        new("--" + name) { Description = Texts[$"Option_{name}"], Recursive = recursive };

    /// <summary>An option with a text that is taken as it is.</summary>
    public Option<string?> Text(string name, string value, string? description = null, bool recursive = false) =>
        Value<string?>(name, value, text => text, description, recursive);

    /// <summary>An option whose text is read by a function, which refuses a bad one with a <see cref="UsageException"/>.</summary>
    public Option<T> Value<T>(string name, string value, Func<string, T> read, string? description = null, bool recursive = false) => new("--" + name)
    {
        Description = Texts[$"Option_{description ?? name}"],
        HelpName = value,
        Recursive = recursive,
        CustomParser = result =>
        {
            try
            {
                var text = result.Tokens[^1].Value;
                return text.Length == 0 && typeof(T) != typeof(string)
                    ? throw new UsageException(Texts.Fill("Bad_Missing", ("option", "--" + name)))
                    : read(text);
            }
            catch (UsageException refusal)
            {
                result.AddError(refusal.Message);
                return default!;
            }
        },
    };

    /// <summary>An option that may be given several times; each text is read by a function.</summary>
    public Option<T[]> Values<T>(string name, string value, Func<string, IEnumerable<T>> read) => new("--" + name)
    {
        Description = Texts[$"Option_{name}"],
        HelpName = value,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
        CustomParser = result =>
        {
            try
            {
                return result.Tokens.SelectMany(token => read(token.Value)).ToArray();
            }
            catch (UsageException refusal)
            {
                result.AddError(refusal.Message);
                return [];
            }
        },
    };

    /// <summary>Reads a whole number from 1.</summary>
    public long Positive(string text, long most) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw new UsageException(Texts.Fill("Bad_Positive", ("value", text), ("most", most.ToString("N0", Terminal.Culture))));

    /// <summary>Where the store is, from the option, the environment and the configuration file.</summary>
    public Task<StoreAccess> OpenStoreAsync(ParseResult command, CancellationToken cancellation) =>
        StoreAccess.OpenAsync(command.GetValue(DataFolder), Terminal.Clock, cancellation);

    /// <summary>Writes the answer: JSON where it is wanted, else what the function writes.</summary>
    public void Answer(ParseResult command, object answer, RunInfo run, Action<TextReport> report)
    {
        if (command.GetValue(Json))
        {
            JsonAnswer.Write(Terminal.Output, answer, run);
        }
        else
        {
            report(new TextReport(Terminal.Output, Texts));
        }
        Terminal.Output.Flush();
    }

    public void Warn(string sentence) => Terminal.Error.WriteLine(sentence);
}
