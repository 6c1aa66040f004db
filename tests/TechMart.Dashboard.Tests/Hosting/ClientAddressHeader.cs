using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace TechMart.Dashboard.Tests.Hosting;

/// <summary>Takes a client's network address from a header: in this process nothing comes over a network.</summary>
internal sealed class ClientAddressHeader : IStartupFilter
{
    public const string Name = "X-Test-Client";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, following) =>
        {
            if (IPAddress.TryParse(http.Request.Headers[Name], out var address))
            {
                http.Connection.RemoteIpAddress = address;
            }
            return following(http);
        });
        next(app);
    };
}
