using Microsoft.JSInterop;

namespace TechMart.Dashboard.Administration;

/// <summary>The time zone of the device in front of an open page. Until the browser has said it, UTC.</summary>
public sealed class ReaderZone(IJSRuntime browser)
{
    private bool _asked;

    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>A zone by its IANA name; UTC where it is unknown.</summary>
    public static TimeZoneInfo Find(string? name) =>
        !string.IsNullOrEmpty(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>Asks the browser, once.</summary>
    public async Task AskAsync()
    {
        if (!_asked)
        {
            _asked = true;
            var module = await browser.InvokeAsync<IJSObjectReference?>("import", "./Components/Pages/Administration/AdministrationFrame.razor.js");
            if (module is not null)
            {
                Zone = Find(await module.InvokeAsync<string?>("zone"));
                await module.DisposeAsync();
            }
        }
    }

    /// <summary>A moment as the reader's clock shows it.</summary>
    public DateTime Local(DateTime utc) => Local(utc, Zone);

    /// <summary>A moment as a clock in a zone shows it.</summary>
    public static DateTime Local(DateTime utc, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
}
