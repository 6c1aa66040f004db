using System.Globalization;

namespace TechMart.Cli;

/// <summary>What a command talks through.</summary>
/// <param name="Output">Carries the answer and nothing else.</param>
/// <param name="Error">Carries progress, warnings and refusals.</param>
/// <param name="OpenInput">Opens standard input.</param>
/// <param name="OpenOutput">Opens standard output for bytes.</param>
/// <param name="ShowsProgress">Whether a person watches <paramref name="Error"/>.</param>
/// <param name="Clock">Tells the day of an import.</param>
/// <param name="TemporaryFolder">Takes what is read from standard input while the command runs.</param>
/// <param name="Culture">Of words, numbers and dates in tables.</param>
internal sealed record Terminal(
    TextWriter Output, TextWriter Error, Func<Stream> OpenInput, Func<Stream> OpenOutput, bool ShowsProgress, TimeProvider Clock,
    string TemporaryFolder, CultureInfo Culture)
{
    /// <summary>The day it is here.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetLocalNow().DateTime);

    public static Terminal OfProcess() => new(
        Console.Out, Console.Error, Console.OpenStandardInput, Console.OpenStandardOutput, !Console.IsErrorRedirected, TimeProvider.System,
        Path.GetTempPath(), Readers());

    /// <summary>The culture of the environment; where it names none, days are written so that nobody can mistake them.</summary>
    private static CultureInfo Readers()
    {
        if (!CultureInfo.CurrentCulture.Equals(CultureInfo.InvariantCulture))
        {
            return CultureInfo.CurrentCulture;
        }
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.ShortDatePattern = "yyyy-MM-dd";
        culture.DateTimeFormat.ShortTimePattern = "HH:mm";
        return culture;
    }
}
