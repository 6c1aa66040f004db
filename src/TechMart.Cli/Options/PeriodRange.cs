using System.CommandLine;
using TechMart.Analytics.Customers.Migration;

namespace TechMart.Cli.Options;

/// <summary>An option that takes two days or periods, <c>2011-01..2011-06</c>, or one period.</summary>
internal static class PeriodRange
{
    public static Option<MigrationPeriod?> Option(Session session, string name)
    {
        var option = session.Value<MigrationPeriod?>(name, "A..B", text => Read(session, text));
        option.Required = true;
        return option;
    }

    private static MigrationPeriod Read(Session session, string text)
    {
        var ends = text.Split("..");
        if (ends.Length > 2 || !Period.TryParse(ends[0], out var first) || !Period.TryParse(ends[^1], out var last))
        {
            throw new UsageException(session.Texts.Fill("Bad_Periods", ("value", text)));
        }
        return last.To >= first.From
            ? new MigrationPeriod(first.From, last.To)
            : throw new UsageException(session.Texts.Fill("Bad_Range", ("from", ends[0]), ("to", ends[^1])));
    }
}
