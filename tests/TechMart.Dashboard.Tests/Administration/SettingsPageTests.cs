using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Components.Pages.Administration;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Administration;

public sealed class SettingsPageTests : AdministrationPageTest
{
    private AdministrationSettings Settings => Services.GetRequiredService<AdministrationSettings>();

    [Fact]
    public async Task Save_ChangedValues_KeepsThem()
    {
        var page = Open();
        Assert.True(page.Find("button[type=submit]").HasAttribute("disabled"));

        page.Find("#second-factor").Change("Administrators");
        page.Find("#audit-days").Input("1,000");
        page.Find("#session-days").Input("7");
        page.Find("form").Submit();

        page.WaitForState(() => Told.Any());
        Assert.Equal(
            new AdministrationValues { SecondFactor = SecondFactorRule.Administrators, AuditDays = 1000, SessionDays = 7 }, await Settings.GetAsync());
    }

    [Theory]
    [InlineData("29")]
    [InlineData("many")]
    [InlineData("")]
    [InlineData("36501")]
    public async Task AuditDays_OutOfBounds_CannotBeSaved(string written)
    {
        var page = Open();

        page.Find("#audit-days").Input(written);

        Assert.Equal("Write a whole number from 30 to 36,500.", page.Find(".field-problem").TextContent);
        Assert.True(page.Find("button[type=submit]").HasAttribute("disabled"));
        page.Find("form").Submit();
        Assert.Equal(AdministrationValues.Default, await Settings.GetAsync());
    }

    [Fact]
    public void AuditDays_Fewer_WarnsThatEntriesGo()
    {
        var page = Open();

        page.Find("#audit-days").Input("60");

        Assert.Contains("older than 60 days will be removed", page.Find(".message-bad").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondFactor_Chosen_SaysHowManyHaveNone()
    {
        await PersonAsync("ada@example.com", Role.Analyst);
        var page = Open();
        Assert.DoesNotContain("no second factor yet", page.Find("#second-factor-help").TextContent, StringComparison.Ordinal);

        page.Find("#second-factor").Change("Administrators");
        Assert.Contains("One person concerned who signs in with a password has no second factor yet.", page.Find("#second-factor-help").TextContent, StringComparison.Ordinal);
        page.Find("#second-factor").Change("Everybody");
        Assert.Contains("2 people concerned who sign in with a password have no second factor yet.", page.Find("#second-factor-help").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<SettingsPage> Open()
    {
        var page = Render<SettingsPage>();
        page.WaitForElement("form");
        return page;
    }
}
