using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Dashboard.Uploads;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Data;

public sealed class UploadEndpointsTests : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "techmart-uploads-" + Guid.NewGuid().ToString("N"));
    private HttpClient _client = null!;

    public UploadEndpointsTests() => Host = new DashboardHost
    {
        Replace = services => services.AddSingleton(new UploadOptions { Folder = _folder, MaxBytes = 1000, MaxPerMinute = 5 }),
    };

    private DashboardHost Host { get; }

    public async Task InitializeAsync() => _client = await Host.ClientOfAsync(Role.Analyst);

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task Post_WithToken_KeepsTheFile()
    {
        var answer = await PostAsync("sales.csv", new byte[500], await TokenAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var upload = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("sales.csv", upload.GetProperty("name").GetString());
        Assert.Equal(500, upload.GetProperty("bytes").GetInt64());
        Assert.NotNull(Host.Services.GetRequiredService<UploadFolder>().Find(upload.GetProperty("id").GetGuid(), new Actor("", null, null, (await Host.PersonAsync(Role.Analyst)).Id)));
    }

    [Fact]
    public async Task Post_WithoutToken_IsRefusedInWords()
    {
        var answer = await PostAsync("sales.csv", new byte[500], null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("StaleToken", await ProblemAsync(answer));
        Assert.False(Directory.Exists(_folder) && Directory.EnumerateFiles(_folder).Any());
    }

    [Fact]
    public async Task Token_ForAFileThatIsTooLarge_IsRefusedBeforeItIsSent()
    {
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/uploads/token?bytes=1000")).StatusCode);

        var answer = await _client.GetAsync("/uploads/token?bytes=1001");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("TooLarge", await ProblemAsync(answer));
    }

    [Fact]
    public async Task Post_LargerThanTheLimit_IsRefusedInWords()
    {
        var answer = await PostAsync("sales.csv", new byte[1001], await TokenAsync());

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("TooLarge", await ProblemAsync(answer));
    }

    [Fact]
    public async Task Post_MoreOftenThanAllowed_IsRefusedInWords()
    {
        var token = await TokenAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await PostAsync("sales.csv", new byte[5], token)).StatusCode);
        }

        var answer = await PostAsync("sales.csv", new byte[5], token);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("TooMany", await ProblemAsync(answer));
    }

    private static async Task<string?> ProblemAsync(HttpResponseMessage answer)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Matches(@"^\p{Lu}[^{}]+\.$", problem.GetProperty("sentence").GetString());
        return problem.GetProperty("problem").GetString();
    }

    private async Task<(string Header, string Token, string Cookie)> TokenAsync()
    {
        var answer = await _client.GetAsync("/uploads/token");
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (token.GetProperty("header").GetString()!, token.GetProperty("token").GetString()!, answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    private async Task<HttpResponseMessage> PostAsync(string name, byte[] content, (string Header, string Token, string Cookie)? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/uploads?name=" + Uri.EscapeDataString(name)) { Content = new ByteArrayContent(content) };
        if (token is { } known)
        {
            request.Headers.Add(known.Header, known.Token);
            request.Headers.Add("Cookie", $"{_client.DefaultRequestHeaders.GetValues("Cookie").Single()}; {known.Cookie}");
        }
        return await _client.SendAsync(request);
    }
}
