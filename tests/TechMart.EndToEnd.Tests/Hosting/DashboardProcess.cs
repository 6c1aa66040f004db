using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace TechMart.EndToEnd.Tests.Hosting;

/// <summary>The real program as a process of its own, on a free port of this machine, with a data folder of its own.</summary>
public sealed partial class DashboardProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMilliseconds(BrowserTest.Patience);

    private readonly Process _process;
    private readonly string _dataFolder;
    private readonly StringBuilder _output = new();

    private DashboardProcess(Process process, string dataFolder) => (_process, _dataFolder) = (process, dataFolder);

    private readonly TaskCompletionSource<string> _link = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where it serves.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The link that it prints while nobody has an account.</summary>
    public Task<string> LinkAsync() => _link.Task.WaitAsync(StartsWithin);

    /// <summary>What it wrote so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts it and waits until it serves.</summary>
    public static Task<DashboardProcess> StartAsync() => StartAsync(Directory.CreateTempSubdirectory("techmart-e2e-").FullName);

    /// <summary>Kills it, wherever it is, and starts it again with the same data.</summary>
    public async Task<DashboardProcess> KillAndStartAgainAsync()
    {
        await KillAsync();
        return await StartAsync(_dataFolder);
    }

    private static async Task<DashboardProcess> StartAsync(string dataFolder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", Repository.DashboardAssembly, "--urls", "http://127.0.0.1:0" },
            WorkingDirectory = Repository.DashboardProject,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                // Only in this environment are the web assets of a build that is not published served.
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Storage__DataFolder"] = dataFolder,
                ["ConnectionStrings__TechMart"] = "",
                ["Demo__LoadWhenEmpty"] = "false",
            },
        };
        var app = new DashboardProcess(Process.Start(start)!, dataFolder);
        await app.WaitUntilItServesAsync();
        return app;
    }

    private async Task WaitUntilItServesAsync()
    {
        var serves = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Take(string? line)
        {
            if (line is null)
            {
                return;
            }
            lock (_output)
            {
                _output.AppendLine(line);
            }
            if (Listening().Match(line) is { Success: true } match)
            {
                serves.TrySetResult(match.Groups[1].Value);
            }
            if (OneTimeLink().Match(line) is { Success: true } link)
            {
                _link.TrySetResult(link.Value);
            }
        }
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = _process.WaitForExitAsync();
        var first = await Task.WhenAny(serves.Task, ended, Task.Delay(StartsWithin));
        Address = first == serves.Task
            ? await serves.Task
            : throw new InvalidOperationException($"The program did not start to serve:{Environment.NewLine}{Output}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_dataFolder, recursive: true);
    }

    private async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    [GeneratedRegex(@"http://\S+\?token=\S+")]
    private static partial Regex OneTimeLink();

    [GeneratedRegex(@"is ready: (http://\S+)")]
    private static partial Regex Listening();
}
