using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Components;
using TechMart.Dashboard.Hosting;
using TechMart.Store;
using TechMart.Store.Audit;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Refusals;

/// <summary>Answers to requests that are refused.</summary>
internal static class RefusalAnswers
{
    /// <summary>Registers the audit of refused requests.</summary>
    public static void AddRefusals(this IServiceCollection services)
    {
        services.AddSingleton<RefusalLog>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedRequests>();
    }

    /// <summary>
    /// Lets an endpoint that hands out or takes a file refuse with a status and a sentence; who looks at it in a browser gets a page with the way back.
    /// A redirect to a page would be saved as the file.
    /// </summary>
    /// <param name="endpoint">The endpoint, or a group of them.</param>
    /// <param name="attempted">What goes into the audit log.</param>
    /// <param name="answer">Makes the answer; without it or where it has none, a page or a sentence as plain text.</param>
    public static TBuilder RefuseAs<TBuilder>(this TBuilder endpoint, AuditAction attempted, Func<HttpContext, Refusal, IResult?>? answer = null)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(new RefusedAs(attempted, answer));
        return endpoint.AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (StoreException refused) when (refused.Problem == StoreProblem.NotPermitted && !context.HttpContext.Response.HasStarted)
            {
                // The service that refused has written it into the audit log.
                context.HttpContext.Response.Headers.ContentDisposition = default;
                return Of(context.HttpContext, Refusal.NotPermitted);
            }
        });
    }

    /// <summary>What is answered to a request.</summary>
    public static IResult Of(HttpContext http, Refusal refusal) =>
        http.GetEndpoint()?.Metadata.GetMetadata<RefusedAs>()?.Answer?.Invoke(http, refusal) ?? (IsRead(http) ? Page(http, refusal) : Sentence(http, refusal));

    /// <summary>The status of a refusal.</summary>
    public static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.SignedOut => StatusCodes.Status401Unauthorized,
        Refusal.NotPermitted => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>Whether somebody looks at the answer; programs and scripts do not ask for a page.</summary>
    private static bool IsRead(HttpContext http) => http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase));

    private static RazorComponentResult<RefusedPage> Page(HttpContext http, Refusal refusal)
    {
        http.Response.Headers.CacheControl = "no-store";
        return new(new { Refusal = refusal, Back = LastPage(http.Request) }) { StatusCode = StatusOf(refusal) };
    }

    /// <summary>The page of this host that the reader came from; else the start page.</summary>
    private static string LastPage(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            ? LocalAddress.OrHome(from.PathAndQuery)
            : "/";

    private static IResult Sentence(HttpContext http, Refusal refusal)
    {
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<ShellTexts>>();
        return Results.Text(texts[$"Refused_{refusal}"], MediaTypeNames.Text.Plain, Encoding.UTF8, StatusOf(refusal));
    }
}
