using TechMart.Dashboard.Administration;
using TechMart.Dashboard.Configuration;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Administration;

public sealed class AccountLinksTests
{
    private static readonly AccountLink Link = new(
        new AccountInfo(1, "ada@example.com", Role.Analyst, AccountState.Invited, false, false, DateTime.UnixEpoch, null), LinkPurpose.Invitation, "abc", DateTime.UnixEpoch);

    [Theory]
    [InlineData(null, "http://10.0.0.5:8080/", "http://10.0.0.5:8080/choose-password?token=abc")]
    [InlineData("https://shop.example", "http://10.0.0.5:8080/", "https://shop.example/choose-password?token=abc")]
    public void Address_OfALink_BeginsWithThePublicOneWhereItIsSet(string? publicUrl, string openAt, string expected) =>
        Assert.Equal(expected, new AccountLinks(Settings(publicUrl)).AddressOf(Link, openAt));

    [Theory]
    [InlineData(null, "http://localhost:5080/", true)]
    [InlineData(null, "http://127.0.0.1:5080/", true)]
    [InlineData(null, "http://10.0.0.5:8080/", false)]
    [InlineData("https://shop.example", "http://localhost:5080/", false)]
    public void Link_MadeOnThisMachineWithoutAPublicAddress_WorksHereOnly(string? publicUrl, string openAt, bool expected) =>
        Assert.Equal(expected, new AccountLinks(Settings(publicUrl)).WorkHereOnly(openAt));

    private static DashboardSettings Settings(string? publicUrl) => new()
    {
        ConnectionString = "",
        DataFolder = "/",
        ResultCacheBytes = 1,
        MaxUploadBytes = 1,
        Web = new WebSettings { PublicUrl = publicUrl is null ? null : new Uri(publicUrl) },
    };
}
