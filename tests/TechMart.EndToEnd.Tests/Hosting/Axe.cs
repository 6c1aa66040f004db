using System.Text.Json;
using Microsoft.Playwright;

namespace TechMart.EndToEnd.Tests.Hosting;

/// <summary>Checks a page's accessibility with axe-core.</summary>
internal static class Axe
{
    private const string Run = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
            .filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
            .map(violation => violation.id + ': ' + violation.help + ' — ' + violation.nodes.map(node => node.target.join(' ') + ' {' + node.failureSummary + '}').slice(0, 5).join(' | '))
        """;

    /// <summary>The serious and critical findings.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Repository.AxeScript) + "\n;0");
        var found = await page.EvaluateAsync<JsonElement>(Run);
        return [.. found.EnumerateArray().Select(finding => finding.GetString()!)];
    }
}
