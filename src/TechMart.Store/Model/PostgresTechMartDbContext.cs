using Microsoft.EntityFrameworkCore;

namespace TechMart.Store.Model;

/// <summary>The store in a PostgreSQL database.</summary>
public sealed class PostgresTechMartDbContext(DbContextOptions<PostgresTechMartDbContext> options) : TechMartDbContext(options);
