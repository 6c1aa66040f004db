using System.Globalization;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Configuration;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Hosting;

/// <summary>What a program does that stands behind another one which ends the encryption: whose word it takes, and how it keeps people to https.</summary>
internal static partial class ReverseProxy
{
    public static void AddReverseProxy(this IServiceCollection services, WebSettings web)
    {
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            // Not the host: links are made from the address of the settings.
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in web.TrustedProxies)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
        if (web.PublicUrl is { } address)
        {
            services.PostConfigure<HostFilteringOptions>(options => options.AllowedHosts = [.. options.AllowedHosts, address.Host]);
        }
    }

    public static void UseReverseProxy(this WebApplication app, WebSettings web)
    {
        // Without a network to compare with, the framework would believe everybody.
        if (web.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }
        if (web is { IsHttps: true, PublicUrl: { } address })
        {
            var log = app.Logger;
            app.Use((http, next) => http.Request.IsHttps || IsProbe(http.Request.Path) ? next(http) : KeepToHttpsAsync(http, address, log));
        }
    }

    /// <summary>To the same page by https; to the address of the settings, because what the request calls the host could be anybody's.</summary>
    private static Task KeepToHttpsAsync(HttpContext http, Uri address, ILogger log)
    {
        if (http.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedProtoHeaderName))
        {
            // A redirect would come back by the same way for ever.
            UnknownProxy(log, http.Connection.RemoteIpAddress?.ToString() ?? "");
            var texts = http.RequestServices.GetRequiredService<IStringLocalizer<ShellTexts>>();
            http.Response.StatusCode = StatusCodes.Status502BadGateway;
            http.Response.ContentType = "text/plain; charset=utf-8";
            return http.Response.WriteAsync(texts["UnknownProxy"], http.RequestAborted);
        }
        http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        // Put together as text: a path that begins with two slashes would be taken for another host.
        http.Response.Headers.Location = address.GetLeftPart(UriPartial.Authority) + http.Request.PathBase.ToUriComponent() + http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent();
        return Task.CompletedTask;
    }

    /// <summary>Probes ask the program itself, without the proxy.</summary>
    private static bool IsProbe(PathString path) => path == DashboardPipeline.LivePath || path == DashboardPipeline.ReadyPath;

    [LoggerMessage(Level = LogLevel.Error, Message = "A proxy at {Address} says how the reader came, but Web:TrustedProxies does not name it, or it says http although Web:PublicUrl is https")]
    private static partial void UnknownProxy(ILogger log, string address);
}
