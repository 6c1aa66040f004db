namespace TechMart.Analytics.Sales;

/// <summary>
/// All the texts of a data set's sales lines, each kept once. A line refers to them by code.
/// The codes are also the ids in the store, so they stay the same from import to import.
/// </summary>
public sealed class SalesVocabulary
{
    /// <summary>Customers' ids as the file writes them.</summary>
    public Vocabulary Customers { get; } = new();

    /// <summary>Order (invoice) numbers; empty where orders are derived from customer and time.</summary>
    public Vocabulary Orders { get; } = new();

    /// <summary>Products: the id where the file has one, else the name.</summary>
    public Vocabulary Products { get; } = new();

    /// <summary>Names of product categories.</summary>
    public Vocabulary Categories { get; } = new();

    /// <summary>Combinations of attributes (country, gender, …).</summary>
    public AttributeSets AttributeSets { get; } = new();

    /// <summary>
    /// How often each product was called by which name; the name shown is the most frequent one
    /// (at a tie the one that comes first in ordinal order).
    /// </summary>
    public ProductNames ProductNames { get; } = new();

    /// <summary>What an attribute table says of products: a product's category where its lines give none. Key: product code; value: category code.</summary>
    public Dictionary<int, int> ProductCategories { get; } = [];

    /// <summary>What an attribute table says of customers: attributes where their lines give none. Key: customer code; value: set code.</summary>
    public Dictionary<int, int> CustomerAttributes { get; } = [];

    /// <summary>Days on which customers signed up, where known. Key: customer code.</summary>
    public Dictionary<int, DateOnly> CustomerSignups { get; } = [];
}
