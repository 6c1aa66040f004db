using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Uploads;
using TechMart.Import;
using TechMart.Store;
using TechMart.Store.Datasets;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>What the parts of the Data page have in common: its words, and how they say what went wrong.</summary>
public abstract class DataComponent : ComponentBase
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;

    /// <summary>The texts of the page.</summary>
    protected Texts T { get; } = new(typeof(DataTexts), CultureInfo.CurrentUICulture);

    /// <summary>Sentences about files, imports and the store.</summary>
    protected ImportWords Words { get; } = new(CultureInfo.CurrentCulture, Surface.Page, CultureInfo.CurrentUICulture);

    [Inject]
    private IStringLocalizer<ShellTexts> ShellTexts { get; set; } = null!;

    [Inject]
    private ILoggerFactory Loggers { get; set; } = null!;

    /// <summary>Who sits in front of the page.</summary>
    [Inject]
    protected CurrentActor Actor { get; set; } = null!;

    /// <summary>Writes numbers and dates for the reader, money in a currency.</summary>
    protected ReaderFormat Format(string currency = "") => new(_culture, currency, ShellTexts);

    /// <summary>A moment as the clock in a data set's shop shows it.</summary>
    protected static DateTime LocalTime(DateTime utc, DatasetInfo? dataset) => TimeZoneInfo.ConvertTimeFromUtc(
        DateTime.SpecifyKind(utc, DateTimeKind.Utc),
        TimeZoneInfo.TryFindSystemTimeZoneById(dataset?.TimeZone ?? "UTC", out var zone) ? zone : TimeZoneInfo.Utc);

    /// <summary>Does something because of news that came on a thread which knows nothing of the reader.</summary>
    protected Task OnNewsAsync(Func<Task> action) => InvokeAsync(async () =>
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, T.Culture);
        await action();
        StateHasChanged();
    });

    /// <summary>Does something that may be refused; returns the sentence that says why, or null when it is done (or was cancelled).</summary>
    protected async Task<string?> TryAsync(Func<Task> action)
    {
        try
        {
            await action();
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (ImportException problem)
        {
            return Words.ProblemAndHint(problem.Problem);
        }
        catch (StoreException problem)
        {
            return Words.ProblemAndHint(problem);
        }
        catch (UploadException problem)
        {
            return T[$"Upload_{problem.Problem}"];
        }
        catch (Exception fault)
        {
            Loggers.CreateLogger(GetType()).LogError(fault, "A part of the Data page failed");
            return T["Failed_Unexpectedly"];
        }
    }
}
