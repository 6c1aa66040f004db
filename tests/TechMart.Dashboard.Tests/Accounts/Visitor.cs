using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing;
using TechMart.Dashboard.Tests.Hosting;

namespace TechMart.Dashboard.Tests.Accounts;

/// <summary>Somebody with a browser without script: keeps cookies, fills in forms, does not follow redirects by itself.</summary>
public sealed class Visitor : IDisposable
{
    private const string SessionCookie = "techmart.session=";

    private readonly HttpClient _client;

    private static int _visitors;

    public Visitor(DashboardHost host, string address = "http://localhost")
    {
        _client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri(address) });
        // Each has an address of their own: forms are limited for each address.
        var number = Interlocked.Increment(ref _visitors);
        _client.DefaultRequestHeaders.Add(ClientAddressHeader.Name, new IPAddress([10, 0, (byte)(number / 256), (byte)number]).ToString());
    }

    /// <summary>How the last answer began.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last answer led; null = it was a page. On this host without the host.</summary>
    public string? Location { get; private set; }

    /// <summary>The cookies that the last answer set, with their attributes.</summary>
    public IReadOnlyList<string> Cookies { get; private set; } = [];

    /// <summary>The session as the last answer that set one did; empty = none, or ended.</summary>
    public string Session { get; private set; } = "";

    /// <summary>The page of the last answer.</summary>
    public IHtmlDocument Page { get; private set; } = default!;

    /// <summary>The text of the last page, for a reader.</summary>
    public string Text => Page.Body!.TextContent;

    /// <summary>The sentence of what was refused.</summary>
    public string? Problem => Page.QuerySelector("[role=alert]")?.TextContent.Trim();

    public async Task OpenAsync(string address)
    {
        using var response = await _client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        await ReadAsync(response, address);
    }

    /// <summary>Sends the page's form, as a browser would: all of its fields, with these values.</summary>
    public Task SendAsync(params (string Name, string Value)[] values) => SendAsync("form", values);

    /// <summary>Sends one of the page's forms.</summary>
    public async Task SendAsync(string selector, params (string Name, string Value)[] values)
    {
        var form = Assert.IsAssignableFrom<IHtmlFormElement>(Page.QuerySelector(selector));
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input")
            .Where(input => input.Type != "checkbox" || input.IsChecked)
            .ToDictionary(input => input.Name!, input => input.Value);
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }
        await PostAsync(form.GetAttribute("action") ?? Page.Url, fields);
    }

    public async Task PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var response = await _client.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content);
        await ReadAsync(response, address);
    }

    public async Task SignInAsync(string email, string password, string page = "/login")
    {
        await OpenAsync(page);
        await SendAsync(("Email", email), ("Password", password));
    }

    /// <summary>Whether pages about sales open.</summary>
    public async Task<bool> IsInAsync()
    {
        await OpenAsync("/");
        return Status == HttpStatusCode.OK;
    }

    public void Dispose() => _client.Dispose();

    private async Task ReadAsync(HttpResponseMessage response, string address)
    {
        Status = response.StatusCode;
        Location = response.Headers.Location is { } location
            ? location.IsAbsoluteUri && location.Host == "localhost" ? location.PathAndQuery : location.OriginalString
            : null;
        Cookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
        if (Cookies.FirstOrDefault(text => text.StartsWith(SessionCookie, StringComparison.Ordinal)) is { } session)
        {
            Session = session[SessionCookie.Length..session.IndexOf(';', StringComparison.Ordinal)];
        }
        var html = await response.Content.ReadAsStringAsync();
        Page = (IHtmlDocument)await BrowsingContext.New().OpenAsync(page => page.Content(html).Address(new Uri(_client.BaseAddress!, address)));
    }
}
