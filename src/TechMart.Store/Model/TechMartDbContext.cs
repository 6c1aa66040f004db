using Microsoft.EntityFrameworkCore;

namespace TechMart.Store.Model;

/// <summary>The store's tables. One derived context for each database, each with its own migrations.</summary>
public abstract class TechMartDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Data sets.</summary>
    public DbSet<Dataset> Datasets => Set<Dataset>();

    /// <summary>Imports, whatever became of them.</summary>
    public DbSet<ImportRecord> Imports => Set<ImportRecord>();

    /// <summary>Rejected rows of imports.</summary>
    public DbSet<ImportReject> ImportRejects => Set<ImportReject>();

    /// <summary>Remembered settings for files.</summary>
    public DbSet<ImportMapping> ImportMappings => Set<ImportMapping>();

    /// <summary>Customers.</summary>
    public DbSet<Customer> Customers => Set<Customer>();

    /// <summary>Products.</summary>
    public DbSet<Product> Products => Set<Product>();

    /// <summary>Product categories.</summary>
    public DbSet<Category> Categories => Set<Category>();

    /// <summary>Orders.</summary>
    public DbSet<Order> Orders => Set<Order>();

    /// <summary>Names of attributes.</summary>
    public DbSet<SalesAttribute> Attributes => Set<SalesAttribute>();

    /// <summary>Values of attributes.</summary>
    public DbSet<AttributeValue> AttributeValues => Set<AttributeValue>();

    /// <summary>Members of attribute sets.</summary>
    public DbSet<AttributeSetMember> AttributeSets => Set<AttributeSetMember>();

    /// <summary>Names under which products were sold.</summary>
    public DbSet<ProductName> ProductNames => Set<ProductName>();

    /// <summary>What attribute tables say of customers.</summary>
    public DbSet<CustomerAttribute> CustomerAttributes => Set<CustomerAttribute>();

    /// <summary>What attribute tables say of products.</summary>
    public DbSet<ProductAttribute> ProductAttributes => Set<ProductAttribute>();

    /// <summary>The sales lines.</summary>
    public DbSet<SalesLine> SalesLines => Set<SalesLine>();

    /// <summary>Groups of products that an analyst changed.</summary>
    public DbSet<KeptGrouping> KeptGroupings => Set<KeptGrouping>();

    /// <summary>Groups of customers that people saved.</summary>
    public DbSet<SavedSegment> SavedSegments => Set<SavedSegment>();

    /// <summary>Letters of clusters of customers.</summary>
    public DbSet<NamedClusters> NamedClusters => Set<NamedClusters>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        // The tables of people are those of another context, in another room.
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TechMartDbContext).Assembly, type => type.Namespace == typeof(TechMartDbContext).Namespace);
        SnakeCase.Apply(modelBuilder.Model);
    }
}
