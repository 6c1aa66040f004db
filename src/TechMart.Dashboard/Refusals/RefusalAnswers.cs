using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;
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
    /// Lets an endpoint that hands out or takes a file refuse with a status and a sentence. A redirect to a page would be saved as the file.
    /// </summary>
    /// <param name="endpoint">The endpoint, or a group of them.</param>
    /// <param name="attempted">What goes into the audit log.</param>
    /// <param name="answer">Makes the answer; without it or where it has none, a sentence as plain text.</param>
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
        http.GetEndpoint()?.Metadata.GetMetadata<RefusedAs>()?.Answer?.Invoke(http, refusal) ?? Sentence(http, refusal);

    /// <summary>The status of a refusal.</summary>
    public static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.SignedOut => StatusCodes.Status401Unauthorized,
        Refusal.NotPermitted => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest,
    };

    private static IResult Sentence(HttpContext http, Refusal refusal)
    {
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<ShellTexts>>();
        return Results.Text(texts[$"Refused_{refusal}"], MediaTypeNames.Text.Plain, Encoding.UTF8, StatusOf(refusal));
    }
}
