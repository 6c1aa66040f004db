using System.Globalization;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Administration;

/// <summary>The settings as they are being written.</summary>
public sealed class SettingsFields(AdministrationValues values)
{
    /// <summary>Who must sign in with a second factor.</summary>
    public SecondFactorRule SecondFactor { get; set; } = values.SecondFactor;

    /// <summary>How long the audit log is kept, as written.</summary>
    public string? AuditDays { get; set; } = values.AuditDays.ToString(CultureInfo.CurrentCulture);

    /// <summary>After how long without use a session ends, as written.</summary>
    public string? SessionDays { get; set; } = values.SessionDays.ToString(CultureInfo.CurrentCulture);

    /// <summary>How long the audit log is kept; null where it is out of its bounds.</summary>
    public int? ReadAuditDays() => Read(AuditDays, AdministrationValues.LeastAuditDays, AdministrationValues.MostAuditDays);

    /// <summary>After how long without use a session ends; null where it is out of its bounds.</summary>
    public int? ReadSessionDays() => Read(SessionDays, 1, AdministrationValues.MostSessionDays);

    /// <summary>What is written; null where something is out of its bounds.</summary>
    public AdministrationValues? Read() => ReadAuditDays() is { } audit && ReadSessionDays() is { } session
        ? new AdministrationValues { SecondFactor = SecondFactor, AuditDays = audit, SessionDays = session }
        : null;

    /// <summary>How many of those who would need a second factor have none yet. The demo's administrator has no password, and so no second factor.</summary>
    public int WithoutSecondFactor(IReadOnlyList<AccountInfo> people)
    {
        var wanted = new AdministrationValues { SecondFactor = SecondFactor };
        return people.Count(person => person is { State: not AccountState.Disabled, HasSecondFactor: false, IsDemo: false } && wanted.RequiresSecondFactor(person.Role));
    }

    private static int? Read(string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.CurrentCulture, out var days) && days >= least && days <= most ? days : null;
}
