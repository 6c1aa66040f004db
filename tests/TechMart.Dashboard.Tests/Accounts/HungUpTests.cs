using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Refusals;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Accounts;

/// <summary>Somebody who closes the connection before the answer comes is written down as anybody else.</summary>
public sealed class HungUpTests(DashboardHost host) : IClassFixture<DashboardHost>
{
    [Fact]
    public async Task WrongPassword_OfSomebodyWhoHungUp_IsCountedAndWrittenDown()
    {
        var person = await host.PersonAsync(Role.Analyst, "hung.up@example.com");

        await HungUpAsync(services => services.GetRequiredService<SignIns>().WithPasswordAsync(person.Email!, "wrong password", keep: false));

        Assert.Equal(1, (await host.AccountAsync(person.Email!)).AccessFailedCount);
        var entry = Assert.Single(await host.AuditAsync(AuditAction.SignIn, person.Email));
        Assert.Equal((AuditOutcome.Failed, "192.0.2.66"), (entry.Outcome, entry.From));
    }

    [Fact]
    public async Task RefusedRequest_OfSomebodyWhoHungUp_IsWrittenDown()
    {
        await HungUpAsync(services => services.GetRequiredService<RefusalLog>().WriteAsync(services.GetRequiredService<IHttpContextAccessor>().HttpContext!));

        Assert.Equal("192.0.2.66", Assert.Single(await host.AuditAsync(AuditAction.Visit, HttpMethods.Post)).From);
    }

    private async Task HungUpAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = new CancellationToken(canceled: true) };
        http.Request.Method = HttpMethods.Post;
        http.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.66");
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        await work(scope.ServiceProvider);
    }
}
