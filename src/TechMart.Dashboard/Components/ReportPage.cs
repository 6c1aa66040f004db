using Microsoft.AspNetCore.Components;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Filters;

namespace TechMart.Dashboard.Components;

/// <summary>
/// A page that shows one result for the data set and filter of the address. It asks again only when these change, ends the
/// former question when a new one comes, and keeps the former answer on screen meanwhile.
/// </summary>
/// <typeparam name="TResult">What the page shows.</typeparam>
public abstract class ReportPage<TResult> : ComponentBase, IDisposable
    where TResult : class
{
    private CancellationTokenSource _question = new();
    private string? _key;

    /// <summary>The data set and filter.</summary>
    [CascadingParameter]
    public required DashboardContext Context { get; set; }

    /// <summary>Describes failures.</summary>
    [Inject]
    public required FailureReport Failures { get; set; }

    /// <summary>The answer, or the former one while the next is on its way.</summary>
    protected TResult? Result { get; private set; }

    /// <summary>Why there is no answer.</summary>
    protected LoadFailure? Failure { get; private set; }

    /// <summary>Whether an answer is on its way.</summary>
    protected bool IsLoading { get; private set; } = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the question under way.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _question.Cancel();
            _question.Dispose();
        }
    }

    /// <summary>Differs exactly when the page has to ask again. A page with options of its own in the address adds them.</summary>
    protected virtual string QuestionOf(DashboardContext context) => context.Key;

    /// <summary>Asks for the answer.</summary>
    protected abstract Task<TResult> LoadAsync(DashboardContext context, CancellationToken cancellation);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Context.Dataset is not null && QuestionOf(Context) is var question && question != _key)
        {
            _key = question;
            await AskAsync();
        }
    }

    /// <summary>Asks again.</summary>
    protected async Task AskAsync()
    {
        await _question.CancelAsync();
        _question.Dispose();
        _question = new CancellationTokenSource();
        var cancellation = _question.Token;
        IsLoading = true;
        try
        {
            var result = await LoadAsync(Context, cancellation);
            if (!cancellation.IsCancellationRequested)
            {
                (Result, Failure, IsLoading) = (result, null, false);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // A newer question took its place.
        }
#pragma warning disable CA1031 // Whatever fails, the page around it keeps working and says so.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!cancellation.IsCancellationRequested)
            {
                (Failure, IsLoading) = (Failures.Describe(exception, GetType().Name), false);
            }
        }
    }
}
