using TechMart.Import;

namespace TechMart.Cli.Data;

/// <summary>Shows how far an import is in one line of the terminal, four times a second, where a person watches.</summary>
internal sealed class ImportProgressLine(Session session) : IProgress<ImportProgress>, IDisposable
{
    private readonly Lock _lock = new();
    private long _shownAt;
    private int _width;

    public void Report(ImportProgress value)
    {
        if (!session.Terminal.ShowsProgress)
        {
            return;
        }
        lock (_lock)
        {
            var clock = session.Terminal.Clock;
            if (_shownAt != 0 && clock.GetElapsedTime(_shownAt).TotalMilliseconds < 250)
            {
                return;
            }
            _shownAt = clock.GetTimestamp();
            var culture = session.Terminal.Culture;
            Show(session.Texts.Fill("Progress", ("rows", value.Rows.ToString("N0", culture)), ("total", value.TotalRows.ToString("N0", culture))));
        }
    }

    public void Dispose()
    {
        if (_width > 0)
        {
            Show("");
            session.Terminal.Error.Write('\r');
        }
    }

    private void Show(string text)
    {
        session.Terminal.Error.Write("\r" + text.PadRight(_width));
        session.Terminal.Error.Flush();
        _width = text.Length;
    }
}
