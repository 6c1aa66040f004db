using System.CommandLine;

namespace TechMart.Cli.Commands;

/// <summary><c>analyze overview</c>, <c>analyze quality</c>, <c>analyze rfm</c>, <c>analyze clusters</c>, <c>analyze consumption</c>, <c>analyze migration</c>, <c>analyze profiles</c></summary>
internal static class AnalyzeCommand
{
    public static Command Create(Session session) =>
        session.Command(
            "analyze",
            AnalyzeOverviewCommand.Create(session),
            AnalyzeQualityCommand.Create(session),
            AnalyzeRfmCommand.Create(session),
            AnalyzeClustersCommand.Create(session),
            AnalyzeConsumptionCommand.Create(session),
            AnalyzeMigrationCommand.Create(session),
            AnalyzeProfilesCommand.Create(session));
}
