namespace TechMart.Analytics.Sales;

/// <summary>What counts as one order when lines carry no order number.</summary>
public enum OrderRule
{
    /// <summary>All lines of a customer with the same timestamp. The default.</summary>
    CustomerAndTime,

    /// <summary>All lines of a customer on the same day.</summary>
    CustomerAndDay,

    /// <summary>Every line is an order of its own. Always so in data without timestamps and order numbers.</summary>
    EachLine,
}
