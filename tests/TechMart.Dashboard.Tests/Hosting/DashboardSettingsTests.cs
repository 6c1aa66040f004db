using Microsoft.Extensions.Configuration;
using TechMart.Dashboard.Configuration;

namespace TechMart.Dashboard.Tests.Hosting;

public class DashboardSettingsTests
{
    [Fact]
    public void TryRead_ValidSettings_AreTaken()
    {
        Assert.True(Read(out var settings, out _));
        Assert.Equal(Path.GetFullPath("data"), settings.DataFolder);
        Assert.Equal(2147483648, settings.MaxUploadBytes);
        Assert.Equal((2 * 2147483648L, 8 * 2147483648L), (settings.MaxWaitingBytesPerPerson, settings.MaxWaitingBytes));
        Assert.Null(settings.Store.ConnectionString);
    }

    [Theory]
    [InlineData("Storage:DataFolder", " ")]
    [InlineData("Storage:ResultCacheBytes", "much")]
    [InlineData("Storage:ResultCacheBytes", "1")]
    [InlineData("Import:MaxUploadBytes", "-5")]
    [InlineData("Import:MaxWaitingBytes", "2147483647")]
    [InlineData("Import:MaxWaitingBytesPerPerson", "much")]
    [InlineData("Web:FormsPerMinute", "0")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317")]
    [InlineData("Import:MaxUploadBytes", "2,000,000")]
    [InlineData("ConnectionStrings:TechMart", "Data Source=x.db;Password=secret")]
    public void TryRead_OneWrongSetting_IsNamedByItsKey(string key, string value)
    {
        Assert.False(Read(out _, out var failures, (key, value)));
        var failure = Assert.Single(failures);
        Assert.StartsWith(key + " ", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sales.example.com")]
    [InlineData("ftp://sales.example.com")]
    [InlineData("https://sales.example.com/techmart")]
    [InlineData("https://sales.example.com?x=1")]
    [InlineData("https://me:secret@sales.example.com")]
    public void TryRead_PublicUrlThatCannotWork_IsRefused(string value)
    {
        Assert.False(Read(out _, out var failures, ("Web:PublicUrl", value)));
        Assert.StartsWith("Web:PublicUrl ", Assert.Single(failures), StringComparison.Ordinal);
    }

    [Fact]
    public void TryRead_HowThePeopleReachIt_IsTaken()
    {
        Assert.True(Read(out var settings, out _, ("Web:PublicUrl", "https://sales.example.com"), ("Web:TrustedProxies", "10.0.0.5, 172.18.0.0/16;::1")));
        Assert.Equal(new Uri("https://sales.example.com/"), settings.Web.PublicUrl);
        Assert.True(settings.Web.IsHttps);
        Assert.Equal(["10.0.0.5/32", "172.18.0.0/16", "::1/128"], settings.Web.TrustedProxies.Select(network => network.ToString()));
    }

    [Fact]
    public void TryRead_ProxyThatIsNoAddress_IsNamed()
    {
        Assert.False(Read(out _, out var failures, ("Web:TrustedProxies", "10.0.0.5, proxy.local, 10.0.0.0/99")));
        Assert.Equal(2, failures.Count);
        Assert.Contains("\"proxy.local\"", failures[0], StringComparison.Ordinal);
    }

    [Fact]
    public void TryRead_SeveralWrongSettings_AreAllNamed()
    {
        Assert.False(Read(out _, out var failures, ("Storage:DataFolder", ""), ("Import:MaxUploadBytes", "")));
        Assert.Equal(2, failures.Count);
    }

    [Fact]
    public void TryRead_DataFolderThatIsAFile_IsRefused()
    {
        Assert.False(Read(out _, out var failures, ("Storage:DataFolder", typeof(DashboardSettingsTests).Assembly.Location)));
        Assert.Contains("is a file", Assert.Single(failures), StringComparison.Ordinal);
    }

    private static bool Read(out DashboardSettings settings, out IReadOnlyList<string> failures, params (string Key, string Value)[] changes)
    {
        var values = new Dictionary<string, string?>
        {
            ["ConnectionStrings:TechMart"] = "",
            ["Storage:DataFolder"] = "data",
            ["Storage:ResultCacheBytes"] = "268435456",
            ["Import:MaxUploadBytes"] = "2147483648",
        };
        foreach (var (key, value) in changes)
        {
            values[key] = value;
        }
        return DashboardSettings.TryRead(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), out settings, out failures);
    }
}
