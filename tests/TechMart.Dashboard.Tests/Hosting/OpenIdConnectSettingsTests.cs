using Microsoft.Extensions.Configuration;
using TechMart.Dashboard.Configuration;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Hosting;

public class OpenIdConnectSettingsTests
{
    private const string Section = "Authentication:OpenIdConnect:";

    [Fact]
    public void Read_NothingSet_IsOff()
    {
        var failures = new List<string>();

        Assert.Null(OpenIdConnectSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new(Section + "Authority", "")]).Build(), failures));
        Assert.Empty(failures);
    }

    [Fact]
    public void Read_AllSet_IsTaken()
    {
        var settings = Read(out var failures, ("RoleClaim", "groups"), ("Roles:Analyst", "analysts, planning"), ("Roles:administrator", "admins"))!;

        Assert.Empty(failures);
        Assert.Equal("login.example.com", settings.Title);
        Assert.Equal(Role.Analyst, settings.RoleOf(["planning", "canteen"]));
        Assert.Equal(Role.Administrator, settings.RoleOf(["planning", "admins"]));
        Assert.Null(settings.RoleOf(["canteen"]));
    }

    [Fact]
    public void RoleOf_NoClaimThatMeansARole_IsTheDefault() =>
        Assert.Equal(Role.Manager, Read(out _, ("DefaultRole", "manager"))!.RoleOf([]));

    [Theory]
    [InlineData("Authority", "", "Authority")]
    [InlineData("Authority", "login.example.com", "Authority")]
    [InlineData("Authority", "http://login.example.com", "Authority")]
    [InlineData("ClientId", " ", "ClientId")]
    [InlineData("ClientSecret", "", "ClientSecret")]
    [InlineData("DefaultRole", "Boss", "DefaultRole")]
    [InlineData("DefaultRole", "2", "DefaultRole")]
    [InlineData("Roles:Boss", "bosses", "Roles:Boss")]
    [InlineData("Roles:Manager", "analysts", "Roles:Manager")]
    [InlineData("RoleClaim", "", "RoleClaim")]
    public void Read_OneWrongSetting_IsNamedByItsKey(string key, string value, string named)
    {
        Read(out var failures, ("RoleClaim", "groups"), ("Roles:Analyst", "analysts"), ("DefaultRole", "Marketing"), (key, value));

        Assert.StartsWith(Section + named + " ", Assert.Single(failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoRoleForAnybody_IsRefused()
    {
        Read(out var failures);

        Assert.Contains("nobody could sign in", Assert.Single(failures), StringComparison.Ordinal);
    }

    private static OpenIdConnectSettings? Read(out List<string> failures, params (string Key, string Value)[] changes)
    {
        var values = new Dictionary<string, string?>
        {
            [Section + "Authority"] = "https://login.example.com/realms/shop",
            [Section + "ClientId"] = "techmart",
            [Section + "ClientSecret"] = "secret",
        };
        foreach (var (key, value) in changes)
        {
            values[Section + key] = value;
        }
        failures = [];
        return OpenIdConnectSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), failures);
    }
}
