using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using TechMart.Store.Audit;
using TechMart.Store.Model;

namespace TechMart.Store.Accounts;

/// <summary>
/// People, what they did, and what keeps them signed in. Its tables stand apart from those of the sales: in the embedded store in a
/// file of their own, so that signing in and the audit log never wait for an import that is writing.
/// One derived context for each database, each with its own migrations.
/// </summary>
public abstract class AccountsDbContext(DbContextOptions options) : IdentityUserContext<Account, int>(options)
{
    /// <summary>Table of the migrations applied; on PostgreSQL it stands beside the one of the sales.</summary>
    public const string MigrationsTable = "__accounts_migrations";

    /// <summary>Links not used yet.</summary>
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();

    /// <summary>Sessions that people ended, as long as a copy of their cookie could be good.</summary>
    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();

    /// <summary>Who did what.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Settings that the administrator changed.</summary>
    public DbSet<StoredSetting> Settings => Set<StoredSetting>();

    /// <summary>Keys that protect cookies and forms.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfiguration(new AccountConfiguration());
        builder.ApplyConfiguration(new OneTimeLinkConfiguration());
        builder.ApplyConfiguration(new EndedSessionConfiguration());
        builder.ApplyConfiguration(new StoredSettingConfiguration());
        builder.ApplyConfiguration(new DataProtectionKeyConfiguration());
        builder.ApplyConfiguration(new AuditEntryConfiguration());
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserClaim<int>>().ToTable("account_claims");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserLogin<int>>().ToTable("account_logins");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserToken<int>>().ToTable("account_tokens");
        SnakeCase.Apply(builder.Model);
    }
}

/// <summary>People in a SQLite file.</summary>
public sealed class SqliteAccountsDbContext(DbContextOptions<SqliteAccountsDbContext> options) : AccountsDbContext(options);

/// <summary>People in PostgreSQL.</summary>
public sealed class PostgresAccountsDbContext(DbContextOptions<PostgresAccountsDbContext> options) : AccountsDbContext(options);
