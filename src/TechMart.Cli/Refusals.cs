namespace TechMart.Cli;

/// <summary>The command was given wrongly. The message is a sentence for the person.</summary>
internal sealed class UsageException(string sentence) : Exception(sentence);

/// <summary>The command cannot be done. The message is a sentence for the person.</summary>
internal sealed class RefusedException(string sentence, Exception? cause = null) : Exception(sentence, cause);

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Cancelled = 130;
}
