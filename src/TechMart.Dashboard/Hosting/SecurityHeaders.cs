namespace TechMart.Dashboard.Hosting;

/// <summary>Headers that keep the browser to this host and the pages out of foreign frames.</summary>
internal static class SecurityHeaders
{
    // Plotly and Blazor write inline styles; scripts come from files only.
    private const string Policy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = Policy;
        return next(http);
    });
}
