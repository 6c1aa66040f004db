using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using TechMart.Store.Accounts;
using TechMart.Store.Model;

// dotnet-ef finds the factories below; the program itself does nothing.
Console.Error.WriteLine("Run this through 'dotnet ef'.");

internal sealed class SqliteContextFactory : IDesignTimeDbContextFactory<SqliteTechMartDbContext>
{
    public SqliteTechMartDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteTechMartDbContext>().UseSqlite("Data Source=:memory:").Options);
}

internal sealed class PostgresContextFactory : IDesignTimeDbContextFactory<PostgresTechMartDbContext>
{
    public PostgresTechMartDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresTechMartDbContext>().UseNpgsql("Host=localhost;Database=techmart").Options);
}

internal sealed class SqliteAccountsFactory : IDesignTimeDbContextFactory<SqliteAccountsDbContext>
{
    public SqliteAccountsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAccountsDbContext>()
            .UseSqlite("Data Source=:memory:", sqlite => sqlite.MigrationsHistoryTable(AccountsDbContext.MigrationsTable)).Options);
}

internal sealed class PostgresAccountsFactory : IDesignTimeDbContextFactory<PostgresAccountsDbContext>
{
    public PostgresAccountsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresAccountsDbContext>()
            .UseNpgsql("Host=localhost;Database=techmart", postgres => postgres.MigrationsHistoryTable(AccountsDbContext.MigrationsTable)).Options);
}
