using System.Globalization;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Components.Controls;
using TechMart.Store;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Components;

/// <summary>Writes an unexpected failure to the log under an id, and says it to the reader in words that carry the id.</summary>
public sealed class FailureReport(ILogger<FailureReport> log, TimeProvider time, IStringLocalizer<ShellTexts> texts)
{
    /// <summary>Logs and describes a failure.</summary>
    /// <param name="exception">What failed.</param>
    /// <param name="place">The page or part that failed.</param>
    public LoadFailure Describe(Exception exception, string place)
    {
        if (exception is SegmentException segment)
        {
            // Nothing is broken: the address names a segment that is not there.
            return new LoadFailure(new SegmentDefinitionWords(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture).Problem(segment), segment.Message);
        }
        var id = Guid.NewGuid().ToString("n")[..8];
        log.LogError(exception, "Error {Id} in {Place}", id, place);
        var sentence = exception is StoreException { Problem: StoreProblem.Unavailable } ? "Failure_StoreUnavailable" : "Failure_Sentence";
        var moment = time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return new LoadFailure(texts[sentence], texts["Failure_DetailText", id, place, moment]);
    }
}
