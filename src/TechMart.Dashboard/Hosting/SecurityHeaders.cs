using Microsoft.Extensions.Primitives;
using TechMart.Dashboard.Configuration;

namespace TechMart.Dashboard.Hosting;

/// <summary>
/// Headers that keep the browser to this host, the pages out of foreign frames and windows, and what a person may see out of caches.
/// Put on before everything else, so that refusals, redirects and failures carry them too.
/// </summary>
internal sealed class SecurityHeaders(DashboardSettings settings) : IStartupFilter
{
    // plotly.js makes an empty style element and fills it through its object: this is the hash of nothing. Other inline styles,
    // inline scripts and eval are never run. Images as data and blobs are heat maps and charts that are saved.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data: blob:; "
        + "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    private const string Permissions =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), "
        + "idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), "
        + "xr-spatial-tracking=(), clipboard-read=(), clipboard-write=(self)";

    // A year: what the lists of good practice ask for.
    private const string KeepToHttps = "max-age=31536000";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, following) =>
        {
            // A failure clears what was set before it; this is set as the response begins.
            http.Response.OnStarting(Set, http);
            return following(http);
        });
        next(app);
    };

    private Task Set(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (settings.Web.IsHttps && http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = KeepToHttps;
        }
        if (StringValues.IsNullOrEmpty(headers.CacheControl))
        {
            headers.CacheControl = "no-store";
        }
        return Task.CompletedTask;
    }
}
