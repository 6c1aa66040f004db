using System.Net;
using System.Net.Sockets;
using System.Text;
using TechMart.Dashboard.Hosting;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Hosting.Safety;

public sealed class LimitTests
{
    [Fact]
    public async Task Forms_BeyondAnAddressesShare_AreAskedToWait_AndOtherAddressesAreNot()
    {
        await using var host = new SafetyHost { Settings = [("Web:TrustedProxies", "127.0.0.1"), ("Web:FormsPerMinute", "5")] };
        await host.PersonAsync(Role.Marketing);
        using var eager = host.NewBrowser(("X-Forwarded-For", "203.0.113.7"));
        using var other = host.NewBrowser(("X-Forwarded-For", "203.0.113.8"));
        var fields = await eager.SignInFormAsync("nobody@example.com", "wrong password");

        HttpResponseMessage last;
        var sent = 0;
        do
        {
            last = await eager.PostAsync("/login", fields);
        }
        while (last.StatusCode != HttpStatusCode.TooManyRequests && ++sent < 50);

        Assert.InRange(sent, 5, 49);
        Assert.InRange(last.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.StartsWith("That was a lot in a short time. Wait ", await last.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await other.SignInAsync("marketing@example.com");
        using var page = await eager.GetAsync("/login");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        last.Dispose();
    }

    [Fact]
    public async Task Downloads_BeyondAPersonsShare_AreAskedToWait_AndOthersAreNot()
    {
        await using var host = new SafetyHost();
        await host.PersonAsync(Role.Manager);
        await host.PersonAsync(Role.Analyst);
        await SalesImport.RunAsync(host.Services, "Shop", "customer,timestamp,order,product,category,price,quantity\nA,2011-01-03 10:00:00,1,P,Food,20,1\n");
        using var eager = host.NewBrowser();
        using var other = host.NewBrowser();
        await eager.SignInAsync("manager@example.com");
        await other.SignInAsync("analyst@example.com");

        var statuses = new List<HttpStatusCode>();
        while (statuses.Count < 3 * ExportLimit.PerMinute && !statuses.Contains(HttpStatusCode.TooManyRequests))
        {
            using var answer = await eager.GetAsync("/downloads/datasets/1/lines.csv");
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.InRange(statuses.Count, ExportLimit.PerMinute, 3 * ExportLimit.PerMinute - 1);
        using var file = await other.GetAsync("/downloads/datasets/1/lines.csv");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }

    [Fact]
    public async Task Header_BeyondTheLimit_IsRefusedBeforeAnythingRuns()
    {
        await using var host = new SafetyHost();
        using var browser = host.NewBrowser(("X-Long", new string('x', 20_000)));

        using var response = await browser.GetAsync("/healthz");

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task FormSentSlowly_KeepsNobodyWaiting()
    {
        await using var host = new SafetyHost();
        await host.PersonAsync(Role.Marketing);
        using var browser = host.NewBrowser();
        var slow = new List<TcpClient>();
        try
        {
            for (var i = 0; i < Environment.ProcessorCount + 2; i++)
            {
                var client = new TcpClient();
                await client.ConnectAsync(browser.Address.Host, browser.Address.Port);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                    $"POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nEmail=a"));
                slow.Add(client);
            }

            await browser.SignInAsync("marketing@example.com");
        }
        finally
        {
            slow.ForEach(client => client.Dispose());
        }
    }

    [Theory]
    [InlineData("Content-Length: 1000\r\n\r\nEmail=a")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n7\r\nEmail")]
    public async Task FormThatIsCutOff_IsNotWorthALineInTheLog(string rest)
    {
        using var complaints = new Complaints();
        await using (var host = new SafetyHost { Log = complaints })
        {
            using var browser = host.NewBrowser();
            using var client = new TcpClient();
            await client.ConnectAsync(browser.Address.Host, browser.Address.Port);
            var connection = client.GetStream();
            await connection.WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /login HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Type: application/x-www-form-urlencoded\r\n{rest}"));
            // By it the server says that it reads.
            await connection.ReadExactlyAsync(new byte["HTTP/1.1 100 Continue\r\n\r\n".Length]);

            client.Client.Shutdown(SocketShutdown.Send);

            try
            {
                while (await connection.ReadAsync(new byte[1]) > 0)
                {
                    // Until the server hangs up too.
                }
            }
            catch (IOException)
            {
                // However it does.
            }
        }
        Assert.Empty(complaints.Lines);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::")]
    public void AddressGroup_IsWhatOneCustomerHas(string address, string expected) => Assert.Equal(expected, ClientAddress.GroupOf(IPAddress.Parse(address)));
}
