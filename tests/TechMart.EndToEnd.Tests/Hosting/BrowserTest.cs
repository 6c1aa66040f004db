using Microsoft.Playwright;

namespace TechMart.EndToEnd.Tests.Hosting;

/// <summary>
/// A test in a real browser against the real program. Each test has a program, an empty store and a browser of its own; its pages are
/// those of the first administrator, who came in by the printed link. The browser must not ask any other host for anything nor report an error.
/// </summary>
[Collection("browser")]
public abstract class BrowserTest : IAsyncLifetime
{
    /// <summary>How long a page may take, in milliseconds: a machine that does other things too takes many times as long as one that does not.</summary>
    public const int Patience = 180_000;

    private readonly List<string> _complaints = [];
    private readonly List<string> _expected = [];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private string? _session;

    /// <summary>The program.</summary>
    protected DashboardProcess App { get; private set; } = null!;

    static BrowserTest() => Assertions.SetDefaultExpectTimeout(Patience);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        App = await DashboardProcess.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Headless = true,
            Timeout = Patience,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await App.DisposeAsync();
        Directory.CreateDirectory(Repository.Screenshots);
        await File.WriteAllTextAsync(Path.Combine(Repository.Screenshots, GetType().Name + ".log"), App.Output);
        var unexpected = _complaints.Where(complaint => !_expected.Exists(part => complaint.Contains(part, StringComparison.Ordinal))).ToList();
        Assert.True(unexpected.Count == 0, string.Join(Environment.NewLine, unexpected));
    }

    /// <summary>Says that the browser will report an answer with a status that stands for a refusal, as it should.</summary>
    protected void ExpectStatus(int status) => Expect($"a status of {status}");

    /// <summary>Says that the browser will report something, as it should.</summary>
    protected void Expect(string part) => _expected.Add(part);

    /// <summary>Kills the program and starts it again with the same data, at another address.</summary>
    protected async Task KillAndStartAgainAsync() => App = await App.KillAndStartAgainAsync();

    /// <summary>A page of the first administrator, in a new browser profile.</summary>
    protected async Task<IPage> NewPageAsync(int width = 1440, bool dark = false)
    {
        _session ??= await BecomeAdministratorAsync();
        return await OpenAsync(width, dark, _session);
    }

    /// <summary>A page of somebody who is not signed in, in a new browser profile.</summary>
    protected Task<IPage> NewVisitorAsync(int width = 1440, bool dark = false) => OpenAsync(width, dark, session: null);

    private async Task<string> BecomeAdministratorAsync()
    {
        var page = await NewVisitorAsync();
        await page.GotoAsync(await App.LinkAsync());
        await page.BecomeFirstAdministratorAsync();
        var session = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
        return session;
    }

    private async Task<IPage> OpenAsync(int width, bool dark, string? session)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = App.Address,
            StorageState = session,
            Locale = "en-GB",
            TimezoneId = "UTC",
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 844 : 900 },
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(App.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                _complaints.Add($"A request went to {request.Url}");
            }
        };
        page.PageError += (_, error) => _complaints.Add($"A script failed: {error}");
        page.Console += (_, message) =>
        {
            // Leaving a page at once aborts the script's own first request; that is how the framework behaves.
            if (message.Type == "error" && !message.Text.Contains("_blazor/initializers", StringComparison.Ordinal))
            {
                _complaints.Add($"The browser reports: {message.Text} ({message.Location})");
            }
        };
        return page;
    }

    /// <summary>Keeps a picture of the whole page for people to look at.</summary>
    protected static Task ScreenshotAsync(IPage page, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Screenshots, name + ".png"), FullPage = true });
}

/// <summary>Browser tests run one after the other.</summary>
[CollectionDefinition("browser", DisableParallelization = true)]
public sealed class BrowserCollection;
