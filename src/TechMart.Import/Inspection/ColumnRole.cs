namespace TechMart.Import.Inspection;

/// <summary>What a column of a file means. The names on the command line and in stored mappings are these in camel case.</summary>
public enum ColumnRole
{
    /// <summary>Not used.</summary>
    None,

    /// <summary>Who bought.</summary>
    Customer,

    /// <summary>When.</summary>
    Timestamp,

    /// <summary>Order or invoice number.</summary>
    Order,

    /// <summary>Product id.</summary>
    Product,

    /// <summary>Product name.</summary>
    ProductName,

    /// <summary>Product category.</summary>
    Category,

    /// <summary>Price of one piece.</summary>
    Price,

    /// <summary>Number of pieces.</summary>
    Quantity,

    /// <summary>What was paid for the line.</summary>
    Total,

    /// <summary>Country.</summary>
    Country,

    /// <summary>Region or state.</summary>
    Region,

    /// <summary>City.</summary>
    City,

    /// <summary>The customer's gender.</summary>
    Gender,

    /// <summary>The customer's age in years.</summary>
    Age,

    /// <summary>The customer's age band.</summary>
    AgeGroup,

    /// <summary>The customer's profession.</summary>
    Profession,

    /// <summary>The customer's marital status.</summary>
    MaritalStatus,

    /// <summary>The day on which the customer signed up.</summary>
    Signup,

    /// <summary>Something else about the line or the customer, under a name of its own.</summary>
    Attribute,
}

/// <summary>One column that is used, and for what.</summary>
/// <param name="Index">Position in the file, from 0.</param>
/// <param name="Column">The column's name; its number from 1 where the file has no header.</param>
/// <param name="Role">What it means.</param>
/// <param name="AttributeName">The name under which an <see cref="ColumnRole.Attribute"/> is kept.</param>
public sealed record MappedColumn(int Index, string Column, ColumnRole Role, string? AttributeName = null);
