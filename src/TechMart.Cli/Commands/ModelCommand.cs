using System.CommandLine;

namespace TechMart.Cli.Commands;

/// <summary><c>model kmeans</c></summary>
internal static class ModelCommand
{
    public static Command Create(Session session) => session.Command("model", ModelKMeansCommand.Create(session));
}
