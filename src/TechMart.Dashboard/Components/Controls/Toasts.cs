namespace TechMart.Dashboard.Components.Controls;

/// <summary>Quiet messages at the edge of the page: what was done, with Undo where undo exists. One for each open page.</summary>
public sealed class Toasts
{
    private readonly List<Toast> _shown = [];

    /// <summary>Raised when a message comes or goes.</summary>
    public event Action? Changed;

    /// <summary>The messages, oldest first.</summary>
    public IReadOnlyList<Toast> Shown => _shown;

    /// <summary>Shows a message.</summary>
    public void Show(Toast toast)
    {
        _shown.Add(toast);
        Changed?.Invoke();
    }

    /// <summary>Shows a message that something was done.</summary>
    public void Show(string text) => Show(new Toast(text));

    /// <summary>Takes a message away.</summary>
    public void Dismiss(Toast toast)
    {
        if (_shown.Remove(toast))
        {
            Changed?.Invoke();
        }
    }
}

/// <summary>A quiet message.</summary>
/// <param name="Text">What happened.</param>
/// <param name="IsProblem">Whether it is about something that failed.</param>
/// <param name="ActionText">Words of its button, for example "Undo".</param>
/// <param name="Action">What the button does.</param>
public sealed record Toast(string Text, bool IsProblem = false, string? ActionText = null, Func<Task>? Action = null)
{
    /// <summary>Tells two messages with the same words apart.</summary>
    public Guid Id { get; } = Guid.NewGuid();
}
