using System.Globalization;
using System.Net;

namespace TechMart.Dashboard.Configuration;

/// <summary>How the program is reached.</summary>
public sealed record WebSettings
{
    private const string PublicUrlKey = "Web:PublicUrl";
    private const string TrustedProxiesKey = "Web:TrustedProxies";
    private const string FormsPerMinuteKey = "Web:FormsPerMinute";

    /// <summary>
    /// The address at which people reach the program; null = the one it listens on. Links that are handed over begin with it. Where it is
    /// https, connections are kept to https and cookies are sent over nothing else. Key: <c>Web:PublicUrl</c>.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>
    /// Proxies whose word is taken for a reader's address and for https; of anybody else such headers are ignored.
    /// Addresses or networks separated by commas. Key: <c>Web:TrustedProxies</c>.
    /// </summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>
    /// Forms, of which signing in is one, that are taken from one address within a minute. The people of one office often share an address.
    /// Key: <c>Web:FormsPerMinute</c>.
    /// </summary>
    public int FormsPerMinute { get; init; } = 30;

    /// <summary>Whether people reach the program by https only.</summary>
    public bool IsHttps => PublicUrl?.Scheme == Uri.UriSchemeHttps;

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="configuration">Where they are.</param>
    /// <param name="failures">Takes a sentence for each wrong one.</param>
    internal static WebSettings Read(IConfiguration configuration, List<string> failures) => new()
    {
        PublicUrl = ReadPublicUrl(configuration, failures),
        TrustedProxies = [.. ReadNetworks(configuration, failures)],
        FormsPerMinute = ReadFormsPerMinute(configuration, failures),
    };

    private static int ReadFormsPerMinute(IConfiguration configuration, List<string> failures)
    {
        var text = configuration[FormsPerMinuteKey]?.Trim() ?? "";
        if (text.Length == 0)
        {
            return new WebSettings().FormsPerMinute;
        }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var forms) && forms > 0)
        {
            return forms;
        }
        failures.Add($"{FormsPerMinuteKey} is \"{text}\". Write how many forms one address may send within a minute, for example 30.");
        return 1;
    }

    private static Uri? ReadPublicUrl(IConfiguration configuration, List<string> failures)
    {
        var text = configuration[PublicUrlKey]?.Trim() ?? "";
        if (text.Length == 0)
        {
            return null;
        }
        // The pages' addresses begin at the root of the host, so a path before them cannot work.
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" })
        {
            return address;
        }
        failures.Add($"{PublicUrlKey} is \"{text}\". Write the address at which people reach the dashboard, for example https://sales.example.com, with nothing behind the host, or leave it empty.");
        return null;
    }

    private static IEnumerable<IPNetwork> ReadNetworks(IConfiguration configuration, List<string> failures)
    {
        foreach (var part in (configuration[TrustedProxiesKey] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(part, out var address))
            {
                yield return new IPNetwork(address, address.GetAddressBytes().Length * 8);
            }
            else if (IPNetwork.TryParse(part, out var network))
            {
                yield return network;
            }
            else
            {
                failures.Add($"{TrustedProxiesKey} names \"{part}\". Write addresses or networks separated by commas, for example 10.0.0.5, 172.18.0.0/16.");
            }
        }
    }
}
