using Microsoft.EntityFrameworkCore;

namespace TechMart.Store.Model;

/// <summary>The store in a SQLite file.</summary>
public sealed class SqliteTechMartDbContext(DbContextOptions<SqliteTechMartDbContext> options) : TechMartDbContext(options);
