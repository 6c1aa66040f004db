using System.Text.RegularExpressions;
using TechMart.Dashboard.Components.Layout;
using TechMart.Dashboard.Tables;
using TechMart.Store.Audit;
using TechMart.Wording;

namespace TechMart.Dashboard.Administration;

/// <summary>An entry of the audit log in words, for screen and file alike.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="At">When, as the reader's clock shows it; for what was repeated the first time.</param>
/// <param name="LastAt">When it happened last.</param>
/// <param name="Who">Who.</param>
/// <param name="Action">What was done, or tried.</param>
/// <param name="Subject">To what.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="From">From where.</param>
public sealed partial record AuditRow(AuditEntry Entry, DateTime At, DateTime LastAt, string Who, string Action, string Subject, string Outcome, string From)
{
    /// <summary>Describes an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="texts">Words.</param>
    /// <param name="zone">The reader's zone.</param>
    public static AuditRow Of(AuditEntry entry, Texts texts, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(texts);
        return new AuditRow(
            entry,
            ReaderZone.Local(entry.At, zone),
            ReaderZone.Local(entry.LastAt, zone),
            entry.By.Length > 0 ? entry.By : texts["Audit_Nobody"],
            texts[$"Action_{entry.Action}"],
            entry.Action == AuditAction.SettingChange ? Setting(entry.Subject, texts) : entry.Subject,
            texts[$"Outcome_{entry.Outcome}"],
            entry.From ?? texts["Audit_Here"]);
    }

    /// <summary>The columns of a file.</summary>
    /// <param name="texts">Words.</param>
    /// <param name="zone">The zone of its times.</param>
    public static IReadOnlyList<TableColumn<AuditRow>> Columns(Texts texts, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(zone);
        return new Columns<AuditRow>()
            .Moment("at", texts.Fill("Audit_WhenIn", ("zone", zone.Id)), row => row.At)
            .Text("by", texts["Audit_Who"], row => row.Who)
            .Text("action", texts["Audit_Action"], row => row.Action)
            .Text("subject", texts["Audit_Subject"], row => row.Subject)
            .Text("outcome", texts["Audit_Outcome"], row => row.Outcome)
            .Whole("rows", texts["Audit_Rows"], row => row.Entry.Rows)
            .Text("filter", texts["Audit_Filter"], row => row.Entry.Filter)
            .Text("from", texts["Audit_From"], row => row.From)
            .Whole("times", texts["Audit_Times"], row => row.Entry.Times)
            .Moment("lastAt", texts["Audit_Last"], row => row.LastAt);
    }

    /// <summary>The filter for a person to read; null = none.</summary>
    public string? FilterText => Entry.Filter is { } filter ? string.Join(", ", filter.Split('&').Select(Uri.UnescapeDataString)) : null;

    /// <summary>The page that shows what was taken out; null where no page of the sidebar is known by the file's name.</summary>
    public string? FilterLink => Entry is { Filter: { } filter, Action: AuditAction.Export } && PageOf(Entry.Subject) is { } page ? $"{page}?{filter}" : null;

    /// <summary>A file is called by its page and its table: <c>overview-products.xlsx</c>.</summary>
    private static string? PageOf(string file)
    {
        if (file.StartsWith(AdministrationUrls.AuditFile, StringComparison.Ordinal))
        {
            return AdministrationUrls.Audit;
        }
        var path = "/" + (file.StartsWith("overview-", StringComparison.Ordinal) ? "" : file.Split('-')[0]);
        return Navigation.Groups.SelectMany(group => group.Pages).FirstOrDefault(page => page.Path == path)?.Path;
    }

    /// <summary>Settings are written down by the names that the store gives them.</summary>
    private static string Setting(string subject, Texts texts) => StoredSetting().Match(subject) is { Success: true } setting && texts.Find($"Setting_{setting.Groups[1]}") is { } name
        ? name + subject[setting.Groups[1].Length..]
        : subject;

    [GeneratedRegex(@"^(\w+): ")]
    private static partial Regex StoredSetting();
}
