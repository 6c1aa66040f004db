using static TechMart.Import.Inspection.ColumnRole;

namespace TechMart.Import.Inspection;

/// <summary>
/// Exports of common shop systems whose column names mean something else than they say: known by a few columns that only
/// they have. The roles given here, and only they, are taken.
/// </summary>
internal static class KnownExports
{
    /// <summary>The exports: columns by which one is known, and what its columns mean, several names in order of preference.</summary>
    private static readonly (string[] Signature, (ColumnRole Role, string Names)[] Roles)[] Table =
    [
        // Shopify, orders: one row a line item; "Name" is the order, "Total" the whole order's, on its first line only.
        (["Lineitem name", "Lineitem quantity", "Lineitem price"],
        [
            (Order, "Name"), (Customer, "Customer ID, Email"), (Timestamp, "Created at, Paid at"), (Product, "Lineitem sku"), (ProductName, "Lineitem name"),
            (Quantity, "Lineitem quantity"), (Price, "Lineitem price"), (Country, "Billing Country, Shipping Country"),
            (Region, "Billing Province, Shipping Province"), (City, "Billing City, Shipping City"),
        ]),

        // Amazon, all orders: "item-price" is the price of all pieces of the line.
        (["amazon-order-id", "purchase-date", "item-price"],
        [
            (Order, "amazon-order-id"), (Customer, "buyer-email, buyer-id, buyer-name"), (Timestamp, "purchase-date"), (Product, "sku, asin"),
            (ProductName, "product-name"), (Quantity, "quantity"), (Total, "item-price"), (Country, "ship-country"), (Region, "ship-state"), (City, "ship-city"),
        ]),

        // WooCommerce, order export: "Order Total Amount" repeats on every line of the order.
        (["Order Number", "Order Total Amount", "Item Cost"],
        [
            (Order, "Order Number"), (Customer, "Customer User ID, Customer ID, Email (Billing)"), (Timestamp, "Order Date"), (Product, "SKU, Product Id"),
            (ProductName, "Item Name, Product Name"), (Quantity, "Quantity, Quantity (- Refund)"), (Price, "Item Cost"), (Total, "Order Line Total, Item Total"),
            (Category, "Category"), (Country, "Country Code (Billing), Country Name (Billing)"), (Region, "State Code (Billing), State Name (Billing)"), (City, "City (Billing)"),
        ]),

        // Square, item sales: "Net Sales" is what was paid for the line, "Gross Sales" before discounts.
        (["Transaction ID", "Gross Sales", "Net Sales", "Qty"],
        [
            (Order, "Transaction ID"), (Customer, "Customer ID, Customer Name, Customer Reference ID"), (Timestamp, "Date"), (Product, "SKU, Token"),
            (ProductName, "Item"), (Quantity, "Qty"), (Total, "Net Sales"), (Category, "Category"),
        ]),

        // Magento 2, orders: one row an order, money in the shop's currency.
        (["Purchase Point", "Purchase Date", "Grand Total (Purchased)"],
        [
            (Order, "ID"), (Customer, "Customer Email, Bill-to Name"), (Timestamp, "Purchase Date"), (Total, "Grand Total (Purchased)"),
        ]),
    ];

    /// <summary>The roles of an export that is known: each with the columns it may be in, the best first. Null where the file is none of them.</summary>
    public static IReadOnlyList<(ColumnRole Role, IReadOnlyList<ColumnProfile> Columns)>? RolesOf(IReadOnlyList<ColumnProfile> columns)
    {
        var byName = columns.ToLookup(column => Normal(column.Name));
        foreach (var (signature, roles) in Table)
        {
            if (signature.All(name => byName.Contains(Normal(name))))
            {
                return [.. roles.Select(role => (role.Role, ColumnsOf(role.Names)))];
            }
        }
        return null;

        IReadOnlyList<ColumnProfile> ColumnsOf(string names) => [.. names.Split(',').SelectMany(name => byName[Normal(name)])];
    }

    private static string Normal(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
