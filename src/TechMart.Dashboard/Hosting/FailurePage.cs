using Microsoft.Extensions.Localization;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Hosting;

/// <summary>What a browser gets when a request fails unexpectedly: a sentence, and nothing of the inside.</summary>
internal static class FailurePage
{
    public static Task WriteAsync(HttpContext http)
    {
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<ShellTexts>>();
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync($"{texts["Error_Title"]}. {texts["Error_Why"]}", http.RequestAborted);
    }
}
