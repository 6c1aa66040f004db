using Microsoft.Extensions.Localization;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Hosting;

/// <summary>What a browser gets when a request fails unexpectedly: a sentence, and nothing of the inside.</summary>
internal static class FailurePage
{
    /// <summary>A request that cannot be read is the browser's fault; all else is ours.</summary>
    public static int StatusOf(Exception failure) => failure switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException or IOException => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    public static Task WriteAsync(HttpContext http)
    {
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<ShellTexts>>();
        http.Response.ContentType = "text/plain; charset=utf-8";
        var sentence = http.Response.StatusCode switch
        {
            StatusCodes.Status500InternalServerError => $"{texts["Error_Title"]}. {texts["Error_Why"]}",
            StatusCodes.Status413PayloadTooLarge => texts["Error_TooLarge"],
            _ => texts["Error_BadRequest"],
        };
        return http.Response.WriteAsync(sentence, http.RequestAborted);
    }
}
