using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Hosting;

public sealed class AccessTableTests(AccessTableTests.ImportedShop shop) : IClassFixture<AccessTableTests.ImportedShop>
{
    [Fact]
    public void Table_AndTheRoutesOfTheHost_NameTheSame()
    {
        var routes = Endpoints().Where(endpoint => !IsAsset(endpoint)).SelectMany(NamesOf).ToList();
        var rows = AccessTable.Rows.Select(row => row.Name).ToList();

        Assert.Equal(routes.Distinct().Count(), routes.Count);
        Assert.True(rows.Distinct().Count() == rows.Count, "A route stands in the table twice.");
        string[] wrong = [.. routes.Except(rows).Select(route => "Not in the table: " + route), .. rows.Except(routes).Select(row => "No such route: " + row)];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Assets_AreOpenAndOnlyRead() => Assert.All(Endpoints().Where(IsAsset), endpoint =>
    {
        Assert.NotNull(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
        Assert.Equal(["GET", "HEAD"], endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods);
    });

    // The fallback policy guards addresses. Within an open page there are none: there only what a page itself says counts.
    [Fact]
    public void Pages_EachSayWhoMayOpenThem() => Assert.All(
        Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null),
        page => Assert.True(
            page.Metadata.GetMetadata<IAuthorizeData>() is not null || page.Metadata.GetMetadata<IAllowAnonymous>() is not null,
            $"{page.RoutePattern.RawText} says nothing of who may open it."));

    [Fact]
    public void Endpoints_ThatTakeForms_AskForTheToken() => Assert.All(
        Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(method => method is "POST" or "PUT" or "PATCH" or "DELETE") == true),
        endpoint => Assert.True(
            endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation == true,
            $"{endpoint.RoutePattern.RawText} takes forms of other sites."));

    [Fact]
    public async Task EveryAddress_ForEveryVisitor_AnswersAsTheTableSays()
    {
        var wrong = new List<string>();
        foreach (var role in new Role?[] { null, Role.Marketing, Role.Manager, Role.Analyst, Role.Administrator })
        {
            foreach (var row in AccessTable.Rows)
            {
                // Each with a session of its own: an address may end one.
                using var client = role is { } known ? await shop.Host.ClientOfAsync(known) : shop.Host.AnonymousClient();
                using var request = new HttpRequestMessage(new HttpMethod(row.Method == "*" ? "GET" : row.Method), row.Address);
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                var path = response.StatusCode == HttpStatusCode.Found && response.Headers.Location is { } location ? " " + new Uri(client.BaseAddress!, location).AbsolutePath : "";
                var answer = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture) + path;
                var expected = row.Answers.Single(visitor => visitor.Visitor == role).Answer;
                if (answer != expected)
                {
                    wrong.Add($"{row.Method} {row.Address} as {role?.ToString() ?? "nobody"}: {answer} instead of {expected}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private IEnumerable<RouteEndpoint> Endpoints() => shop.Host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
        .SelectMany(source => source.Endpoints).Cast<RouteEndpoint>();

    private static bool IsAsset(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static IEnumerable<string> NamesOf(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(method => $"{method} {endpoint.RoutePattern.RawText}");

    /// <summary>A host with one small file imported, a row of which was rejected.</summary>
    public sealed class ImportedShop : IAsyncLifetime
    {
        public DashboardHost Host { get; } = new();

        public Task InitializeAsync() => SalesImport.RunAsync(
            Host.Services,
            "Shop",
            """
            customer,timestamp,order,product,price,quantity
            A,2011-01-03 10:00:00,1,Tea,20,1
            B,2011-01-04 10:00:00,2,Tea,many,1
            """);

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }
}
