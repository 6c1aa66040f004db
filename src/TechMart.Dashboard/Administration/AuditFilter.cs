using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Administration;

/// <summary>What of the audit log is shown, as the address says it. Days are days of the reader.</summary>
public sealed record AuditFilter
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The last so many days, today included; null = as <see cref="From"/> and <see cref="To"/> say.</summary>
    public int? Days { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Whether first and last day are chosen one by one, even if neither is yet.</summary>
    public bool IsCustom { get; init; }

    /// <summary>By whom, or a part of the name; empty = by nobody signed in; null = by anybody.</summary>
    public string? By { get; init; }

    /// <summary>What was done.</summary>
    public AuditAction? Action { get; init; }

    /// <summary>How it went.</summary>
    public AuditOutcome? Outcome { get; init; }

    /// <summary>A part of any text.</summary>
    public string? Text { get; init; }

    /// <summary>The page that begins after this place.</summary>
    public AuditPlace? After { get; init; }

    /// <summary>The page that ends before this place.</summary>
    public AuditPlace? Before { get; init; }

    /// <summary>Whether nothing is left out.</summary>
    public bool IsEverything => FirstPage() == new AuditFilter();

    /// <summary>Reads what <see cref="ToString"/> writes; what cannot be read is as if it were absent.</summary>
    public static AuditFilter Parse(string? query)
    {
        var filter = new AuditFilter();
        foreach (var (name, values) in QueryHelpers.ParseQuery(query))
        {
            var text = values.ToString();
            filter = name switch
            {
                "days" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 36_500
                    ? filter with { Days = days } : filter with { IsCustom = text == "custom" },
                "from" => filter with { From = Day(text), IsCustom = true },
                "to" => filter with { To = Day(text), IsCustom = true },
                "by" => filter with { By = text },
                "action" => filter with { Action = Named<AuditAction>(text) },
                "outcome" => filter with { Outcome = Named<AuditOutcome>(text) },
                "q" => filter with { Text = text.Length == 0 ? null : text },
                "after" => filter with { After = AuditPlace.Parse(text) },
                "before" => filter with { Before = AuditPlace.Parse(text) },
                _ => filter,
            };
        }
        return filter.Days is null ? filter : filter with { From = null, To = null, IsCustom = false };
    }

    /// <summary>The same from its newest entry on.</summary>
    public AuditFilter FirstPage() => this with { After = null, Before = null };

    /// <summary>What the store is asked.</summary>
    /// <param name="zone">The reader's zone.</param>
    /// <param name="now">The time (UTC).</param>
    public AuditQuery ToQuery(TimeZoneInfo zone, DateTime now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));
        var from = Days is { } days ? today.AddDays(1 - days) : From;
        return new AuditQuery
        {
            From = from is { } first ? StartOf(first, zone) : null,
            To = To is { } last && last < DateOnly.MaxValue ? StartOf(last.AddDays(1), zone) : null,
            By = By,
            Action = Action,
            Outcome = Outcome,
            Text = Text,
        };
    }

    /// <summary>As an address writes it, without a leading question mark.</summary>
    public override string ToString()
    {
        var query = new StringBuilder();
        Append("days", Days?.ToString(CultureInfo.InvariantCulture) ?? (IsCustom && From is null && To is null ? "custom" : null));
        Append("from", From?.ToString(DayFormat, CultureInfo.InvariantCulture));
        Append("to", To?.ToString(DayFormat, CultureInfo.InvariantCulture));
        Append("by", By);
        Append("action", Action?.ToString());
        Append("outcome", Outcome?.ToString());
        Append("q", Text);
        Append("after", After?.ToString());
        Append("before", Before?.ToString());
        return query.ToString();

        void Append(string name, string? value)
        {
            if (value is not null)
            {
                query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }
    }

    /// <summary>The moment (UTC) at which a day begins; where clocks skip midnight, the first moment after it.</summary>
    private static DateTime StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }
        return TimeZoneInfo.ConvertTimeToUtc(midnight, zone);
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1970 ? day : null;

    private static T? Named<T>(string text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
