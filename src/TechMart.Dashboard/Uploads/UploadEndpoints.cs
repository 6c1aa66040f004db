using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Hosting;
using TechMart.Dashboard.Refusals;
using TechMart.Store.Audit;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Uploads;

/// <summary>
/// Takes files over plain HTTP: the raw body goes straight to disk, never through the circuit and never into memory.
/// </summary>
public static class UploadEndpoints
{
    private const string Policy = "uploads";

    /// <summary>Registers the folder of uploads, their rate limit, and what imports from there.</summary>
    public static IServiceCollection AddUploads(this IServiceCollection services, UploadOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => new UploadFolder(provider.GetRequiredService<UploadOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<UploadIntake>();
        services.AddSingleton<ImportRetries>();
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<DemoImport>();
        return services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
                ClientAddress.GroupOf(context.Connection.RemoteIpAddress),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = context.RequestServices.GetRequiredService<UploadOptions>().MaxPerMinute, Window = TimeSpan.FromMinutes(1) }));
            limiter.OnRejected = async (context, cancellation) =>
            {
                TooManyRequests.SayWhen(context.HttpContext, context.Lease);
                await Refuse(context.HttpContext, UploadProblem.TooMany, context.HttpContext.RequestServices.GetRequiredService<UploadOptions>()).ExecuteAsync(context.HttpContext);
            };
        });
    }

    /// <summary>
    /// Maps <c>GET /uploads/token?bytes=…</c>, which refuses a file that there is no room for (an answer in the midst of a large
    /// upload would not reach the page) and gives a page the token to send along in the header that the answer names, and <c>POST /uploads?name=…</c>, which takes the body as a file. Needs the rate limiter in the pipeline.
    /// </summary>
    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        // Made now and not at the first upload, so that what was forgotten there is removed when the program starts.
        _ = routes.ServiceProvider.GetRequiredService<UploadFolder>();
        var uploads = routes.MapGroup("/uploads").RequireAuthorization(Policies.CanImport).RefuseAs(AuditAction.Upload, Refuse);
        uploads.MapGet("/token", Token);
        uploads.MapPost("/", TakeAsync).WithMetadata(new RequireAntiforgeryTokenAttribute()).RequireRateLimiting(Policy);
    }

    private static IResult Token(HttpContext context, long? bytes, IAntiforgery antiforgery, UploadFolder folder, UploadOptions options)
    {
        try
        {
            folder.RequireRoom(context.Asking(), bytes ?? 0);
        }
        catch (UploadException problem)
        {
            return Refuse(context, problem.Problem, options);
        }
        var tokens = antiforgery.GetAndStoreTokens(context);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { header = tokens.HeaderName, token = tokens.RequestToken });
    }

    private static async Task<IResult> TakeAsync(
        string? name, HttpContext context, UploadIntake intake, UploadOptions options, ILogger<UploadIntake> log)
    {
        try
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = options.MaxBytes;
            }
            var upload = await intake.TakeAsync(context.Asking(), name ?? "", context.Request.Body, context.Request.ContentLength, context.RequestAborted);
            return Results.Json(new { id = upload.Id, name = upload.Name, bytes = upload.Bytes });
        }
        catch (UploadException problem)
        {
            log.LogWarning("An upload was not taken: {Problem}. {Cause}", problem.Problem, problem.InnerException?.Message);
            return Refuse(context, problem.Problem, options);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return Results.Empty;
        }
    }

    private static IResult Refuse(HttpContext context, Refusal refusal)
    {
        var problem = refusal switch
        {
            Refusal.SignedOut => UploadProblem.SignedOut,
            Refusal.NotPermitted => UploadProblem.NotPermitted,
            _ => UploadProblem.StaleToken,
        };
        return Refuse(context, problem, context.RequestServices.GetRequiredService<UploadOptions>());
    }

    private static IResult Refuse(HttpContext context, UploadProblem problem, UploadOptions options)
    {
        // The rest of a large body is not worth reading.
        context.Response.Headers.Connection = "close";
        var culture = CultureInfo.CurrentUICulture;
        var words = new ImportWords(culture);
        var sentence = new Texts(typeof(DataTexts), culture).Fill(
            $"Upload_{problem}",
            ("limit", words.Size(options.MaxBytes)),
            ("own", words.Size(options.MaxWaitingBytesOfAPerson)),
            ("all", words.Size(options.MaxWaitingBytes)));
        return Results.Json(new { problem = problem.ToString(), sentence }, statusCode: problem switch
        {
            UploadProblem.TooLarge => StatusCodes.Status413PayloadTooLarge,
            UploadProblem.SignedOut => StatusCodes.Status401Unauthorized,
            UploadProblem.NotPermitted or UploadProblem.NotYours => StatusCodes.Status403Forbidden,
            UploadProblem.TooMany => StatusCodes.Status429TooManyRequests,
            UploadProblem.StaleToken or UploadProblem.CutOff => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status507InsufficientStorage,
        });
    }
}
