using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.CookiePolicy;
using TechMart.Dashboard.Configuration;

namespace TechMart.Dashboard.Hosting;

/// <summary>
/// Cookies are out of scripts' reach and kept to this site. By https they are sent over nothing else, and their names say so
/// (<c>__Host-</c>): browsers then let no other host of the domain set them.
/// </summary>
internal static class SafeCookies
{
    private const string HostOnly = "__Host-";

    public static void AddSafeCookies(this IServiceCollection services, WebSettings web)
    {
        var secure = web.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        services.PostConfigureAll<CookieAuthenticationOptions>(options => Protect(options.Cookie));
        services.Configure<AntiforgeryOptions>(options =>
        {
            options.Cookie.Name = "techmart.forms";
            options.Cookie.SameSite = SameSiteMode.Strict;
            // The framework's header is enough beside the content security policy's frame-ancestors, and set for every response.
            options.SuppressXFrameOptionsHeader = true;
            Protect(options.Cookie);
        });
        services.Configure<CookiePolicyOptions>(options =>
        {
            options.HttpOnly = HttpOnlyPolicy.Always;
            options.Secure = secure;
        });

        void Protect(CookieBuilder cookie)
        {
            cookie.HttpOnly = true;
            cookie.SecurePolicy = secure;
            cookie.Path = "/";
            if (web.IsHttps && cookie.Name is { } name && !name.StartsWith(HostOnly, StringComparison.Ordinal))
            {
                cookie.Name = HostOnly + name;
            }
        }
    }
}
