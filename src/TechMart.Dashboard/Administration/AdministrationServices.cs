namespace TechMart.Dashboard.Administration;

/// <summary>Registers what the administration pages need.</summary>
internal static class AdministrationServices
{
    public static void AddAdministration(this IServiceCollection services)
    {
        services.AddScoped<ReaderZone>();
        services.AddSingleton<AccountLinks>();
        services.AddSingleton<SystemSource>();
        services.AddSingleton<AuditPruning>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditPruning>());
    }
}
