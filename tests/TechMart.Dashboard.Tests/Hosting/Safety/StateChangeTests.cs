using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace TechMart.Dashboard.Tests.Hosting.Safety;

public sealed class StateChangeTests(DashboardHost host) : IClassFixture<DashboardHost>
{
    private static readonly string[] Reading = ["GET", "HEAD", "OPTIONS"];

    [Fact]
    public void Endpoints_ThatChangeSomething_NeedThePagesToken()
    {
        var changing = host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(method => !Reading.Contains(method)) == true)
            .ToList();

        Assert.NotEmpty(changing);
        Assert.Equal([], changing.Where(endpoint => endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true }).Select(endpoint => endpoint.RoutePattern.RawText));
    }

    [Fact]
    public void Endpoints_WithoutMethods_AreKnown()
    {
        // Whatever takes any method must not change anything: probes, and what an open page talks to, which needs its own secret.
        var any = host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Distinct();

        Assert.Equal(["/_blazor", "/_blazor/disconnect/", "/_blazor/initializers/", "/_blazor/negotiate", "/healthz", "/readyz"], any.Order(StringComparer.Ordinal));
    }
}
