using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Configuration;

/// <summary>Sign-in at an identity provider by OpenID Connect. Keys: <c>Authentication:OpenIdConnect:*</c>.</summary>
public sealed record OpenIdConnectSettings
{
    private const string Section = "Authentication:OpenIdConnect";

    /// <summary>The provider's issuer address; below it is <c>/.well-known/openid-configuration</c>. Key: <c>Authority</c>.</summary>
    public required Uri Authority { get; init; }

    /// <summary>As whom the program is registered there. Key: <c>ClientId</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary>What proves it. Key: <c>ClientSecret</c>.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>What people call the provider; stands on the button. Key: <c>Title</c>; by default the authority's host.</summary>
    public required string Title { get; init; }

    /// <summary>The claim of the ID token that says what a person is to the shop; null = roles are given here, by the administrator. Key: <c>RoleClaim</c>.</summary>
    public string? RoleClaim { get; init; }

    /// <summary>Which values of the claim mean which role. Keys: <c>Roles:Marketing</c>, … with values separated by commas.</summary>
    public IReadOnlyDictionary<string, Role> Roles { get; init; } = new Dictionary<string, Role>();

    /// <summary>The role of a person whose claim means none, and without a claim of everybody new; null = they are refused. Key: <c>DefaultRole</c>.</summary>
    public Role? DefaultRole { get; init; }

    /// <summary>The role that values of the claim mean: the one that may most; null where they mean none and there is no default.</summary>
    public Role? RoleOf(IEnumerable<string> values)
    {
        var meant = values.Where(Roles.ContainsKey).Select(value => Roles[value]).ToList();
        return meant.Count > 0 ? meant.Max() : DefaultRole;
    }

    /// <summary>Reads and checks the settings; null where nothing is set.</summary>
    /// <param name="configuration">Where they are.</param>
    /// <param name="failures">Takes a sentence for each wrong one.</param>
    internal static OpenIdConnectSettings? Read(IConfiguration configuration, List<string> failures)
    {
        var section = configuration.GetSection(Section);
        if (!section.GetChildren().SelectMany(child => child.GetChildren().Prepend(child)).Any(child => !string.IsNullOrWhiteSpace(child.Value)))
        {
            return null;
        }
        var authority = ReadAuthority(section, failures);
        var roles = ReadRoles(section, failures);
        var settings = new OpenIdConnectSettings
        {
            Authority = authority ?? new Uri("https://localhost"),
            ClientId = ReadRequired(section, "ClientId", "the id under which the program is registered at the identity provider", failures),
            ClientSecret = ReadRequired(section, "ClientSecret", "the secret that the identity provider gave for it", failures),
            Title = Read(section, "Title") ?? authority?.Host ?? "",
            RoleClaim = Read(section, "RoleClaim"),
            Roles = roles,
            DefaultRole = ReadDefaultRole(section, failures),
        };
        if (settings.RoleClaim is null && roles.Count > 0)
        {
            failures.Add($"{Section}:RoleClaim is empty, but {Section}:Roles names values of it. Write the name of the claim, for example \"groups\".");
        }
        else if (settings.DefaultRole is null && roles.Count == 0)
        {
            failures.Add($"{Section}:DefaultRole is empty, and no value of a claim means a role: nobody could sign in. Write a role ({RoleNames}), or RoleClaim and Roles.");
        }
        return settings;
    }

    private static string RoleNames => string.Join(", ", Enum.GetNames<Role>());

    private static string? Read(IConfigurationSection section, string key) => section[key]?.Trim() is { Length: > 0 } text ? text : null;

    private static string ReadRequired(IConfigurationSection section, string key, string what, List<string> failures)
    {
        var text = Read(section, key);
        if (text is null)
        {
            failures.Add($"{Section}:{key} is empty. Write {what}.");
        }
        return text ?? "";
    }

    private static Uri? ReadAuthority(IConfigurationSection section, List<string> failures)
    {
        var text = Read(section, "Authority");
        if (Uri.TryCreate(text, UriKind.Absolute, out var authority) && authority is { Query: "", Fragment: "", UserInfo: "" }
            && (authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
        {
            return authority;
        }
        failures.Add($"{Section}:Authority is \"{text}\". Write the https address of the identity provider, for example https://login.example.com/realms/shop.");
        return null;
    }

    private static Role? ReadDefaultRole(IConfigurationSection section, List<string> failures)
    {
        if (Read(section, "DefaultRole") is not { } text)
        {
            return null;
        }
        if (RoleNamed(text) is { } role)
        {
            return role;
        }
        failures.Add($"{Section}:DefaultRole is \"{text}\". Write one of {RoleNames}, or leave it empty.");
        return null;
    }

    private static Dictionary<string, Role> ReadRoles(IConfigurationSection section, List<string> failures)
    {
        var roles = new Dictionary<string, Role>(StringComparer.Ordinal);
        foreach (var child in section.GetSection("Roles").GetChildren())
        {
            if (RoleNamed(child.Key) is not { } role)
            {
                failures.Add($"{child.Path} is no role. Write the values under one of {RoleNames}.");
                continue;
            }
            foreach (var value in (child.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!roles.TryAdd(value, role))
                {
                    failures.Add($"{child.Path} names \"{value}\", which stands for another role already. Name each value once.");
                }
            }
        }
        return roles;
    }

    // Enum.TryParse would take numbers too.
    private static Role? RoleNamed(string text) =>
        Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => string.Equals(role.ToString(), text, StringComparison.OrdinalIgnoreCase));
}
