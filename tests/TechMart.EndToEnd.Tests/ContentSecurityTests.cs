using System.Text.Json;
using TechMart.EndToEnd.Tests.Hosting;

namespace TechMart.EndToEnd.Tests;

public class ContentSecurityTests : BrowserTest
{
    [BrowserFact]
    public async Task MarkupSmuggledIn_RunsNothingAndStylesNothing_WhilePagesStyleTheirOwn()
    {
        Expect("Content Security Policy");
        ExpectStatus(404);
        var page = await NewPageAsync();
        await page.OpenDataPageAsync();

        var seen = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
                const place = document.body.appendChild(document.createElement('div'));
                place.innerHTML = '<p style="color: rgb(1, 2, 3)">x</p><style>.smuggled { color: rgb(1, 2, 3) }</style><b class="smuggled">y</b>'
                    + '<img src="/no-such-picture" onerror="window.ran = true"><a href="javascript:window.ran = true">z</a>';
                place.querySelector('a').click();
                const script = document.createElement('script');
                script.textContent = 'window.ran = true';
                place.append(script);
                const own = place.appendChild(document.createElement('i'));
                own.setAttribute('style', 'color: rgb(4, 5, 6)');
                await new Promise(resolve => place.querySelector('img').addEventListener('error', resolve));
                // Only now: what the test's own call runs is not held to the policy.
                let evaluated = true;
                try { eval('1'); } catch { evaluated = false; }
                const color = (element) => getComputedStyle(element).color;
                return {
                    ran: window.ran === true, evaluated,
                    attribute: color(place.querySelector('p')), element: color(place.querySelector('b')), own: color(own), ownText: own.getAttribute('style'),
                };
            }
            """);

        Assert.False(seen.GetProperty("ran").GetBoolean());
        Assert.False(seen.GetProperty("evaluated").GetBoolean());
        Assert.NotEqual("rgb(1, 2, 3)", seen.GetProperty("attribute").GetString());
        Assert.NotEqual("rgb(1, 2, 3)", seen.GetProperty("element").GetString());
        Assert.Equal("rgb(4, 5, 6)", seen.GetProperty("own").GetString());
        Assert.Equal("color: rgb(4, 5, 6);", seen.GetProperty("ownText").GetString());
    }
}
