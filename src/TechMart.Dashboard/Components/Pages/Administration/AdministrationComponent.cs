using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Administration;
using TechMart.Dashboard.Components.Controls;
using TechMart.Store;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Components.Pages.Administration;

/// <summary>What the parts of the administration pages have in common: their words, their clock, and how they say what went wrong.</summary>
public abstract class AdministrationComponent : ComponentBase
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;

    /// <summary>The texts of the pages.</summary>
    protected Texts T { get; } = new(typeof(AdministrationTexts), CultureInfo.CurrentUICulture);

    /// <summary>Sentences about the store and imports.</summary>
    protected ImportWords Words { get; } = new(CultureInfo.CurrentCulture, Surface.Page, CultureInfo.CurrentUICulture);

    /// <summary>Writes numbers and times for the reader.</summary>
    protected ReaderFormat Format => field ??= new ReaderFormat(_culture, "", ShellTexts);

    /// <summary>Who sits in front of the page.</summary>
    [Inject]
    protected CurrentActor Actor { get; set; } = null!;

    /// <summary>The reader's time zone.</summary>
    [Inject]
    protected ReaderZone Clock { get; set; } = null!;

    /// <summary>Quiet messages.</summary>
    [Inject]
    protected Toasts Toasts { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ShellTexts> ShellTexts { get; set; } = null!;

    [Inject]
    private ILoggerFactory Loggers { get; set; } = null!;

    /// <summary>How soon a session that was ended closes the pages that are open with it.</summary>
    protected string SoonEnded => T.Count("Duration_Seconds", (long)AccountRevalidation.Interval.TotalSeconds, ("count", Format.Count((long)AccountRevalidation.Interval.TotalSeconds)));

    /// <summary>A moment as the reader's clock shows it.</summary>
    protected string Moment(DateTime utc) => Format.Moment(Clock.Local(utc));

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
        catch (StoreException problem)
        {
            return Words.ProblemAndHint(problem);
        }
#pragma warning disable CA1031 // Whatever fails, the page around it keeps working and says so.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Loggers.CreateLogger(GetType()).LogError(fault, "A part of the administration pages failed");
            return T["Failed_Unexpectedly"];
        }
    }
}
