using Microsoft.Playwright;

namespace TechMart.EndToEnd.Tests;

/// <summary>What people do to get in, by the words on the screen.</summary>
internal static class PeopleActions
{
    public const string Administrator = "ada@example.com";
    public const string Password = "seven quiet herons";

    /// <summary>Fills in the page of the first link, and waits for the pages behind it.</summary>
    public static async Task BecomeFirstAdministratorAsync(this IPage page)
    {
        await page.GetByLabel("E-mail address").FillAsync(Administrator);
        await page.ChoosePasswordAsync("Make my account");
    }

    /// <summary>Chooses a password twice, and waits for the pages behind it.</summary>
    public static async Task ChoosePasswordAsync(this IPage page, string button)
    {
        await page.GetByLabel("New password").FillAsync(Password);
        await page.GetByLabel("The same once more").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Overview" }).WaitForAsync();
    }

    /// <summary>Signs in with address and password, and waits for the pages behind it.</summary>
    public static async Task SignInAsync(this IPage page, string email)
    {
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Overview" }).WaitForAsync();
    }

    /// <summary>Invites somebody on the admin page; returns the link to hand over.</summary>
    public static async Task<string> InviteAsync(this IPage page, string email, string role)
    {
        await page.GotoAsync("/admin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite somebody" }).ClickAsync();
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Role").SelectOptionAsync(role);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        var link = page.Locator("#link-address");
        await link.WaitForAsync();
        return await link.InputValueAsync();
    }
}
