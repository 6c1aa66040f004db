using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TechMart.Store.Accounts.Passwords;
using TechMart.Store.Audit;
using TechMart.Store.Databases;

namespace TechMart.Store.Accounts;

/// <summary>Registers people: Identity over the store, one-time links, access control and the audit log.</summary>
internal static class AccountServices
{
    // Ten tries, then a quarter of an hour: guessing is hopeless, and a person who mistyped is not kept out for long.
    private const int AttemptsBeforeLockout = 10;

    // PBKDF2 with SHA-512: about a tenth of a second for each attempt.
    private const int HashRounds = 210_000;

    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddScoped(provider => provider.GetRequiredService<StoreDatabase>().CreateAccountsContext());
        // Before Identity's own, which it adds where there is none.
        services.AddScoped<ILookupNormalizer, EmailAddressNormalizer>();
        services.AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services.AddScoped<IPasswordHasher<Account>, PasswordTextHasher>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashRounds);
        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // Addresses as the person writes them: what an address is decides the check for e-mail addresses.
                options.User.AllowedUserNameCharacters = "";
                options.Password.RequiredLength = PasswordRules.MinLength;
                options.Lockout.MaxFailedAccessAttempts = AttemptsBeforeLockout;
                options.Lockout.DefaultLockoutTimeSpan = LockedFor;
            })
            .AddUserStore<UserOnlyStore<Account, AccountsDbContext, int>>()
            .AddUserManager<AccountUsers>()
            .AddUserValidator<EmailAddressCheck>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddDataProtection().SetApplicationName("TechMart Dashboard");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new DataProtectionKeyStore(provider.GetRequiredService<StoreDatabase>())));
        services.AddSingleton(provider => new AuditLog(provider.GetRequiredService<StoreDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AccessControl(provider.GetRequiredService<AuditLog>()));
        services.AddSingleton(provider => new AuditReader(
            provider.GetRequiredService<StoreDatabase>(), provider.GetRequiredService<AccessControl>(), provider.GetRequiredService<AuditLog>()));
        services.AddSingleton(provider => new AdministrationSettings(
            provider.GetRequiredService<StoreDatabase>(),
            provider.GetRequiredService<AccessControl>(),
            provider.GetRequiredService<AuditLog>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new OneTimeLinks(provider.GetRequiredService<StoreDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AccountStore(
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<AccessControl>(),
            provider.GetRequiredService<AuditLog>(),
            provider.GetRequiredService<OneTimeLinks>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AccountStore>>()));
    }
}
