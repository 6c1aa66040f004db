using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Localization;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Hosting;

/// <summary>What somebody gets who asks too much at once: a sentence, and when to come again.</summary>
internal static class TooManyRequests
{
    // Where a limiter does not say: those in front need about as long.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    public static Task WriteAsync(HttpContext http, RateLimitLease lease)
    {
        var seconds = SayWhen(http, lease);
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<ShellTexts>>();
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(texts["TooMany", seconds], http.RequestAborted);
    }

    /// <summary>Sets <c>Retry-After</c>; returns it, in seconds.</summary>
    public static int SayWhen(HttpContext http, RateLimitLease lease)
    {
        var seconds = (int)Math.Ceiling((lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Usual).TotalSeconds);
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return seconds;
    }
}
