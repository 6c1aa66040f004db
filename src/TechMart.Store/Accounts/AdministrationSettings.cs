using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TechMart.Store.Audit;
using TechMart.Store.Databases;

namespace TechMart.Store.Accounts;

/// <summary>
/// The settings that the administrator may change. What was changed is in the store; all else has its default. They are asked for at
/// every sign-in and with every session, so they are remembered for a few seconds: within that time all replicas agree.
/// </summary>
public sealed class AdministrationSettings
{
    /// <summary>How long values read are taken to be current.</summary>
    public static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(5);

    private static readonly Setting[] All =
    [
        new(nameof(AdministrationValues.SecondFactor), values => values.SecondFactor.ToString(),
            (values, text) => Enum.TryParse<SecondFactorRule>(text, out var rule) ? values with { SecondFactor = rule } : null),
        new(nameof(AdministrationValues.AuditDays), values => Text(values.AuditDays),
            (values, text) => Days(text) is { } days ? values with { AuditDays = days } : null),
        new(nameof(AdministrationValues.SessionDays), values => Text(values.SessionDays),
            (values, text) => Days(text) is { } days ? values with { SessionDays = days } : null),
    ];

    private readonly StoreDatabase _database;
    private readonly AccessControl _access;
    private readonly AuditLog _audit;
    private readonly TimeProvider _clock;
    private volatile Remembered? _remembered;

    internal AdministrationSettings(StoreDatabase database, AccessControl access, AuditLog audit, TimeProvider clock)
    {
        _database = database;
        _access = access;
        _audit = audit;
        _clock = clock;
    }

    /// <summary>The current values; at most <see cref="RememberedFor"/> old.</summary>
    /// <exception cref="StoreException">The store cannot be reached.</exception>
    public async ValueTask<AdministrationValues> GetAsync(CancellationToken cancellation = default)
    {
        if (_remembered is { } remembered && _clock.GetElapsedTime(remembered.At) < RememberedFor)
        {
            return remembered.Values;
        }
        var asked = _clock.GetTimestamp();
        var stored = await _database.WithAccountsAsync(context => context.Settings.AsNoTracking().ToListAsync(cancellation), cancellation).ConfigureAwait(false);
        return Remember(Read(stored), asked);
    }

    /// <summary>Changes what differs from the current values; each change is an entry of the audit log, with what was before.</summary>
    /// <param name="actor">Who; needs <see cref="Permission.ManagePeople"/>.</param>
    /// <param name="values">What is to hold.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">A value is out of its bounds (<see cref="StoreProblem.BadSetting"/>; nothing is changed then), or the actor may not.</exception>
    public async Task ChangeAsync(Actor actor, AdministrationValues values, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        await _access.RequireAsync(actor, Permission.ManagePeople, AuditAction.SettingChange, "", cancellation).ConfigureAwait(false);
        Check(values);
        var asked = _clock.GetTimestamp();
        var changes = await _database.WithAccountsAsync(context => ChangeAsync(context, values, cancellation), cancellation).ConfigureAwait(false);
        Remember(values, asked);
        foreach (var change in changes)
        {
            await _audit.WriteAsync(actor, new AuditEvent(AuditAction.SettingChange, change), cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<List<string>> ChangeAsync(AccountsDbContext context, AdministrationValues values, CancellationToken cancellation)
    {
        var stored = await context.Settings.ToListAsync(cancellation).ConfigureAwait(false);
        var before = Read(stored);
        var changes = new List<string>();
        foreach (var setting in All)
        {
            var (was, wanted) = (setting.Write(before), setting.Write(values));
            if (was == wanted)
            {
                continue;
            }
            changes.Add($"{setting.Name}: {was} → {wanted}");
            if (stored.Find(row => row.Name == setting.Name) is { } row)
            {
                row.Value = wanted;
            }
            else
            {
                context.Add(new StoredSetting { Name = setting.Name, Value = wanted });
            }
        }
        await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
        return changes;
    }

    private AdministrationValues Remember(AdministrationValues values, long asked)
    {
        _remembered = new Remembered(values, asked);
        return values;
    }

    /// <summary>What cannot be read (a later version may know more) has its default.</summary>
    private static AdministrationValues Read(IReadOnlyCollection<StoredSetting> stored) => All.Aggregate(
        AdministrationValues.Default,
        (values, setting) => stored.FirstOrDefault(row => row.Name == setting.Name) is { } row ? setting.Read(values, row.Value) ?? values : values);

    private static void Check(AdministrationValues values)
    {
        Check(nameof(values.SecondFactor), Enum.IsDefined(values.SecondFactor));
        Check(nameof(values.AuditDays), values.AuditDays is >= AdministrationValues.LeastAuditDays and <= AdministrationValues.MostAuditDays);
        Check(nameof(values.SessionDays), values.SessionDays is >= 1 and <= AdministrationValues.MostSessionDays);
    }

    private static void Check(string name, bool isGood)
    {
        if (!isGood)
        {
            throw new StoreException(StoreProblem.BadSetting, name);
        }
    }

    private static string Text(int days) => days.ToString(CultureInfo.InvariantCulture);

    private static int? Days(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;

    private sealed record Setting(string Name, Func<AdministrationValues, string> Write, Func<AdministrationValues, string, AdministrationValues?> Read);

    private sealed record Remembered(AdministrationValues Values, long At);
}
