using System.Net;
using System.Net.WebSockets;
using TechMart.Dashboard.Hosting;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Hosting.Safety;

/// <summary>The connections by which open pages speak to their server.</summary>
public sealed class OpenPageGuardTests
{
    [Fact]
    public async Task Connection_OpenedFromAPageOfThisHost_IsTaken()
    {
        await using var host = new SafetyHost();
        using var browser = await SignedInAsync(host);

        using var page = await OpenAsync(browser, browser.Address.GetLeftPart(UriPartial.Authority));
        using var program = await OpenAsync(browser, origin: null);

        Assert.Equal((WebSocketState.Open, WebSocketState.Open), (page.State, program.State));
    }

    [Theory]
    [InlineData("https://elsewhere.example.com")]
    [InlineData("http://localhost:1")]
    [InlineData("null")]
    public async Task Connection_OpenedFromAnotherPage_IsRefused(string origin)
    {
        await using var host = new SafetyHost();
        using var browser = await SignedInAsync(host);

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(browser, origin));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", origin);
        using var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Connection_WithoutAWebSocket_IsRefused()
    {
        await using var host = new SafetyHost();
        using var browser = await SignedInAsync(host);
        using var negotiation = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1"));
        var token = System.Text.Json.JsonDocument.Parse(await negotiation.Content.ReadAsStringAsync()).RootElement.GetProperty("connectionToken").GetString();

        using var answer = await browser.GetAsync($"/_blazor?id={token}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Connections_BeyondAPersonsShare_AreRefused_AndOthersAreNot()
    {
        await using var host = new SafetyHost();
        await host.PersonAsync(Role.Manager);
        using var eager = await SignedInAsync(host);
        using var other = host.NewBrowser();
        await other.SignInAsync("manager@example.com");
        var pages = new List<ClientWebSocket>();
        try
        {
            for (var page = 0; page < OpenPageGuard.PagesOfAPerson; page++)
            {
                pages.Add(await OpenAsync(eager, origin: null));
            }

            var refused = await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(eager, origin: null));
            Assert.Contains("429", refused.Message, StringComparison.Ordinal);
            pages.Add(await OpenAsync(other, origin: null));
        }
        finally
        {
            pages.ForEach(page => page.Dispose());
        }
    }

    [Fact]
    public async Task Connection_WhenItsSessionEnds_IsClosed()
    {
        var clock = new ManualClock();
        await using var host = new SafetyHost { Clock = clock };
        using var browser = await SignedInAsync(host);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMilliseconds(100));

        using var page = await OpenAsync(browser, origin: null);

        // The server hangs up: what was to be received never comes, and not for want of patience.
        await Assert.ThrowsAsync<WebSocketException>(() => page.ReceiveAsync(new ArraySegment<byte>(new byte[100]), patience.Token));
    }

    private static async Task<Browser> SignedInAsync(SafetyHost host)
    {
        await host.PersonAsync(Role.Marketing);
        var browser = host.NewBrowser();
        await browser.SignInAsync("marketing@example.com");
        return browser;
    }

    private static async Task<ClientWebSocket> OpenAsync(Browser browser, string? origin)
    {
        var page = new ClientWebSocket();
        try
        {
            page.Options.SetRequestHeader("Cookie", string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            if (origin is not null)
            {
                page.Options.SetRequestHeader("Origin", origin);
            }
            await page.ConnectAsync(new UriBuilder(browser.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
            return page;
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }
}
