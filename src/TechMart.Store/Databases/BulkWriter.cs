namespace TechMart.Store.Databases;

/// <summary>
/// Writes rows of one table after the other, value by value in the order of the table's columns, around EF's change tracker.
/// The type of each value must be that of its column.
/// </summary>
internal abstract class BulkWriter : IAsyncDisposable
{
    /// <summary>Goes to a table; does nothing where it is the one being written.</summary>
    public abstract ValueTask UseAsync(BulkTable table, CancellationToken cancellation);

    /// <summary>Begins a row.</summary>
    public abstract void StartRow();

    /// <summary>Writes a <c>smallint</c>.</summary>
    public abstract void Write(short value);

    /// <summary>Writes an <c>integer</c>.</summary>
    public abstract void Write(int value);

    /// <summary>Writes a <c>bigint</c>.</summary>
    public abstract void Write(long value);

    /// <summary>Writes a text.</summary>
    public abstract void Write(string? value);

    /// <summary>Writes bytes.</summary>
    public abstract void Write(ReadOnlySpan<byte> value);

    /// <summary>Writes a missing value.</summary>
    public abstract void WriteNull();

    /// <summary>Ends a row.</summary>
    public abstract void EndRow();

    /// <summary>Sends what is gathered once it is enough. To be called between rows, at least every few thousand.</summary>
    public abstract ValueTask FlushAsync(CancellationToken cancellation);

    /// <summary>Sends the rest. The transaction is the caller's.</summary>
    public abstract ValueTask CompleteAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}

/// <summary>A table that is written in bulk.</summary>
/// <param name="Name">Name.</param>
/// <param name="Columns">Names of the columns in the order of writing.</param>
internal sealed record BulkTable(string Name, params string[] Columns)
{
    public static readonly BulkTable SalesLines = new(
        "sales_lines", "dataset_id", "import_id", "line_number", "customer_id", "ordered_at", "order_id", "product_id", "category_id",
        "attribute_set_id", "quantity", "price", "amount", "flags");

    public static readonly BulkTable Rejects = new("import_rejects", "import_id", "number", "line", "column_name", "value", "reason", "raw");

    public static readonly BulkTable Customers = new("customers", "dataset_id", "customer_id", "key");

    public static readonly BulkTable Orders = new("orders", "dataset_id", "order_id", "number");

    public static readonly BulkTable Products = new("products", "dataset_id", "product_id", "key");

    public static readonly BulkTable Categories = new("categories", "dataset_id", "category_id", "name");

    public static readonly BulkTable Attributes = new("attributes", "dataset_id", "attribute_id", "name");

    public static readonly BulkTable AttributeValues = new("attribute_values", "dataset_id", "attribute_id", "value_id", "value");

    public static readonly BulkTable AttributeSets = new("attribute_sets", "dataset_id", "attribute_set_id", "attribute_id", "value_id");

    public static readonly BulkTable ProductNames = new("product_names", "dataset_id", "import_id", "number", "product_id", "name", "lines");

    public static readonly BulkTable CustomerAttributes = new(
        "customer_attributes", "dataset_id", "import_id", "customer_id", "attribute_set_id", "signup_day");

    public static readonly BulkTable ProductAttributes = new("product_attributes", "dataset_id", "import_id", "product_id", "category_id");
}
