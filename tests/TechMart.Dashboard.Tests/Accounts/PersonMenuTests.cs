using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using TechMart.Dashboard.Components.Layout;
using TechMart.Dashboard.Tests.Components;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Accounts;

public sealed class PersonMenuTests : ComponentTest
{
    [Fact]
    public void Menu_OfAPerson_SaysWhoTheyAreAndLeadsToTheirAccountAndOut()
    {
        var menu = RenderFor(new ClaimsIdentity(
            [new(ClaimTypes.Name, "ada@example.com"), new(ClaimTypes.Role, nameof(Role.Manager))], "test"));

        Assert.Equal("Your account: ada@example.com", menu.Find("summary").GetAttribute("aria-label"));
        Assert.Equal("Manager", menu.Find(".hint").TextContent);
        Assert.Equal("/account", menu.Find("a").GetAttribute("href"));
        Assert.Equal(("/logout", "post"), (menu.Find("form").GetAttribute("action"), menu.Find("form").GetAttribute("method")));
    }

    [Fact]
    public void Menu_OfNobody_IsNotThere() => Assert.Empty(RenderFor(new ClaimsIdentity()).Markup.Trim());

    private IRenderedComponent<PersonMenu> RenderFor(ClaimsIdentity person) =>
        Render<PersonMenu>(parameters => parameters.AddCascadingValue(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(person)))));
}
