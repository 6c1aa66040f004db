using System.Globalization;
using System.Text;
using TechMart.Import.Inspection;
using static TechMart.Import.Tests.Inspections.InspectedText;

namespace TechMart.Import.Tests.Inspections;

/// <summary>Exports in the styles of common systems, each made here with the columns that the system writes.</summary>
public class ExportInspectionTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly string[] Cities = ["Berlin", "Hamburg", "Bonn", "Köln", "Ulm"];
    private static readonly string[] Goods = ["Desk lamp", "Office chair", "Green tea", "Note book", "Blue pen", "Wool scarf", "Tea pot"];
    private static readonly string[] Groups = ["Home", "Office", "Food"];

    [Fact]
    public async Task TechMart_MapsWithoutAClick()
    {
        var inspection = await InspectAsync(Table("Customer_ID,Timestamp,Product_Category,Product_Price,Quantity,Total_Spent", 500, row =>
            $"C{row % 90:000},{Day(row):yyyy-MM-dd HH:mm:ss},{Groups[row % 3]},{Price(row):0.00},{Pieces(row)},{Price(row) * Pieces(row):0.00}"));

        Assert.Equal("Customer=Customer_ID Timestamp=Timestamp Category=Product_Category Price=Product_Price Quantity=Quantity Total=Total_Spent", inspection.Roles());
        Assert.Equal(new TotalEvidence(TotalRelation.TotalIsProduct, 500, 500), inspection.Plan.Total);
        Assert.Empty(inspection.Problems);
        Assert.All(inspection.Columns, column => Assert.InRange(column.Confidence, 0.8, 1));
    }

    [Fact]
    public async Task Shopify_TakesTheLinesAndNotTheOrdersTotal()
    {
        var inspection = await InspectAsync(Table(
            "Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,"
                + "Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Vendor,"
                + "Billing Name,Billing Street,Billing City,Billing Zip,Billing Province,Billing Country,Shipping Country,Notes,Phone,Id",
            600,
            row => row % 3 == 0
                ? (FormattableString)$"#{1000 + (row / 3)},c{row / 3 % 80}@example.com,paid,{Day(row / 3):yyyy-MM-dd HH:mm:ss} +0100,fulfilled,EUR,90.00,5.00,7.00,102.00,,0.00,Standard,{Day(row / 3):yyyy-MM-dd HH:mm:ss} +0100,{Pieces(row)},{Goods[row % 7]},{Price(row):0.00},,SKU-{row % 7},true,true,Acme,Ann B,Main St {row},{Cities[row % 5]},'10115,BE,DE,DE,,+49 30 1,{5_000_000_000 + row}"
                : $"#{1000 + (row / 3)},c{row / 3 % 80}@example.com,,,,,,,,,,,,{Day(row / 3):yyyy-MM-dd HH:mm:ss} +0100,{Pieces(row)},{Goods[row % 7]},{Price(row):0.00},,SKU-{row % 7},true,true,Acme,,,{Cities[row % 5]},,BE,DE,DE,,,"));

        Assert.Equal(
            "Customer=Email Timestamp=Created at Order=Name Product=Lineitem sku ProductName=Lineitem name Price=Lineitem price Quantity=Lineitem quantity "
                + "Country=Billing Country Region=Billing Province City=Billing City",
            inspection.Roles());
        Assert.Equal(TotalRelation.PriceTimesQuantity, inspection.Plan.Total.Relation);
        Assert.True(inspection.CanImport);
    }

    [Fact]
    public async Task Amazon_ItemPriceIsTheLinesTotal()
    {
        var inspection = await InspectAsync(Table(
            "amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\tship-service-level\tproduct-name\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\titem-tax\tship-city\tship-state\tship-postal-code\tship-country\tbuyer-email",
            400,
            row => $"302-{row:0000000}-1\t\t{Day(row):yyyy-MM-ddTHH:mm:ss}+00:00\t{Day(row):yyyy-MM-ddTHH:mm:ss}+00:00\tShipped\tAmazon\tAmazon.de\tStandard\t{Goods[row % 7]}\tSKU{row % 7}\tB00{row % 7}\tShipped\t{Pieces(row)}\tEUR\t{Price(row) * Pieces(row):0.00}\t1.00\t{Cities[row % 5]}\tBE\t10115\tDE\tb{row % 60}@marketplace.amazon.de"));

        Assert.Equal(
            "Customer=buyer-email Timestamp=purchase-date Order=amazon-order-id Product=sku ProductName=product-name Quantity=quantity Total=item-price "
                + "Country=ship-country Region=ship-state City=ship-city",
            inspection.Roles());
        Assert.Equal('\t', inspection.Dialect.Delimiter);
        Assert.True(inspection.CanImport);
    }

    [Fact]
    public async Task WooCommerce_TakesTheLines()
    {
        var inspection = await InspectAsync(Table(
            "Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Email (Billing),Phone (Billing),City (Billing),Country Code (Billing),Payment Method Title,Cart Discount Amount,Order Subtotal Amount,Shipping Method Title,Order Shipping Amount,Order Total Amount,SKU,Item #,Item Name,Quantity,Item Cost",
            400,
            row => $"{700 + (row / 2)},Completed,{Day(row / 2):yyyy-MM-dd HH:mm},,Ann,Bee,c{row / 2 % 50}@example.com,030,{Cities[row % 5]},DE,Card,0,80.00,Flat,4.90,84.90,SKU{row % 7},{1 + (row % 2)},{Goods[row % 7]},{Pieces(row)},{Price(row):0.00}"));

        Assert.Equal(
            "Customer=Email (Billing) Timestamp=Order Date Order=Order Number Product=SKU ProductName=Item Name Price=Item Cost Quantity=Quantity "
                + "Country=Country Code (Billing) City=City (Billing)",
            inspection.Roles());
        Assert.True(inspection.CanImport);
    }

    [Fact]
    public async Task Square_NetSalesAreTheTotal()
    {
        var inspection = await InspectAsync(Table(
            "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Customer ID,Customer Name",
            300,
            row => $"{Day(row):yyyy-MM-dd},{Day(row):HH:mm:ss},Berlin,{Groups[row % 3]},{Goods[row % 7]},{Pieces(row)},Regular,S{row % 7},,${Price(row) * Pieces(row):0.00},$0.00,${Price(row) * Pieces(row):0.00},$0.10,T{row / 2:0000},P{row},Till,,CU{row % 40},Name {row % 40}"));

        Assert.Equal(
            "Customer=Customer ID Timestamp=Date Order=Transaction ID Product=SKU ProductName=Item Category=Category Quantity=Qty Total=Net Sales",
            inspection.Roles());
        Assert.True(inspection.CanImport);
    }

    [Fact]
    public async Task Magento_OrderLines_AreMappedByName()
    {
        var inspection = await InspectAsync(Table(
            "increment_id,created_at,customer_email,customer_group,sku,name,qty_ordered,price,row_total,billing_country",
            300,
            row => $"{100000000 + (row / 2)},{Day(row / 2):yyyy-MM-dd HH:mm:ss},c{row / 2 % 40}@example.com,{(row % 4 == 0 ? "Wholesale" : "General")},SKU{row % 7},{Goods[row % 7]},{Pieces(row)}.0000,{Price(row):0.0000},{Price(row) * Pieces(row):0.0000},DE"));

        Assert.Contains("Customer=customer_email Timestamp=created_at Order=increment_id Product=sku", inspection.Roles(), StringComparison.Ordinal);
        Assert.Contains("Price=price Quantity=qty_ordered Total=row_total Country=billing_country", inspection.Roles(), StringComparison.Ordinal);
        Assert.Equal("customer_group", inspection.Attributes());
        Assert.Equal(TotalRelation.TotalIsProduct, inspection.Plan.Total.Relation);
    }

    [Fact]
    public async Task German_DecimalCommaAndSemicolon_AreRecognised()
    {
        var inspection = await InspectAsync(
            Table("Kundennummer;Bestelldatum;Artikel;Menge;Einzelpreis;Gesamtpreis", 300, row =>
                $"{10000 + (row % 70)};{Day(row):dd.MM.yyyy};{Goods[row % 7]};{Pieces(row)};{Price(row).ToString("N2", German)};{(1000 + (Price(row) * Pieces(row))).ToString("N2", German)}"));

        Assert.Equal("Customer=Kundennummer Timestamp=Bestelldatum Product=Artikel Price=Einzelpreis Quantity=Menge Total=Gesamtpreis", inspection.Roles());
        Assert.Equal((';', ','), (inspection.Dialect.Delimiter, inspection.Plan.Decimal));
        Assert.Equal("dd.MM.yyyy", Long(inspection.Plan.DateFormat));
        Assert.True(inspection.CanImport);
    }

    [Fact]
    public async Task Russian_OneC_InWindows1251_IsMapped()
    {
        var inspection = await InspectAsync(
            Table("Дата;Номер;Контрагент;Номенклатура;Номенклатурная группа;Количество;Цена;Сумма", 300, row =>
                $"{Day(row / 2):dd.MM.yyyy HH:mm:ss};РТ-{row / 2:00000};Покупатель № {row / 2 % 40};Товар номер {row % 7};{(row % 2 == 0 ? "Чай и кофе" : "Посуда")};{Pieces(row)};{Price(row).ToString("0.00", German)};{(Price(row) * Pieces(row)).ToString("0.00", German)}"),
            encoding: CodePagesEncodingProvider.Instance.GetEncoding(1251));

        Assert.Equal(
            "Customer=Контрагент Timestamp=Дата Order=Номер Product=Номенклатура Category=Номенклатурная группа Price=Цена Quantity=Количество Total=Сумма",
            inspection.Roles());
        Assert.Equal(("windows-1251", ','), (inspection.Dialect.Encoding, inspection.Plan.Decimal));
        Assert.Equal(TotalRelation.TotalIsProduct, inspection.Plan.Total.Relation);
        Assert.True(inspection.CanImport);
    }

    [Theory]
    [InlineData("N° client;Date de commande;N° de commande;Désignation;Catégorie;Quantité;Prix unitaire;Montant", "Customer=N° client Timestamp=Date de commande Order=N° de commande ProductName=Désignation Category=Catégorie Price=Prix unitaire Quantity=Quantité Total=Montant")]
    [InlineData("ID cliente;Fecha de compra;N.º de pedido;Producto;Categoría;Cantidad;Precio unitario;Importe", "Customer=ID cliente Timestamp=Fecha de compra Order=N.º de pedido Product=Producto Category=Categoría Price=Precio unitario Quantity=Cantidad Total=Importe")]
    [InlineData("Codice cliente;Data ordine;Numero ordine;Prodotto;Categoria;Quantità;Prezzo unitario;Totale", "Customer=Codice cliente Timestamp=Data ordine Order=Numero ordine Product=Prodotto Category=Categoria Price=Prezzo unitario Quantity=Quantità Total=Totale")]
    [InlineData("Código do cliente;Data do pedido;Número do pedido;Nome do produto;Categoria;Quantidade;Preço unitário;Valor total", "Customer=Código do cliente Timestamp=Data do pedido Order=Número do pedido ProductName=Nome do produto Category=Categoria Price=Preço unitário Quantity=Quantidade Total=Valor total")]
    [InlineData("customerId;orderDate;orderId;itemName;productGroup;qty;unitPrice;lineTotal", "Customer=customerId Timestamp=orderDate Order=orderId ProductName=itemName Category=productGroup Price=unitPrice Quantity=qty Total=lineTotal")]
    public async Task OtherLanguages_AreMapped(string header, string roles)
    {
        var inspection = await InspectAsync(Table(header, 300, row =>
            $"{500 + (row / 2 % 60)};{Day(row / 2):yyyy-MM-dd};{9000 + (row / 2)};{Goods[row % 7]};{Groups[row % 3]};{Pieces(row)};{Price(row):0.00};{Price(row) * Pieces(row):0.00}"));

        Assert.Equal(roles, inspection.Roles());
        Assert.True(inspection.CanImport);
    }

    [Fact]
    public async Task UnknownNames_ContentSpeaksForGenderCountryAndDate()
    {
        var countries = new[] { "Germany", "France", "Namibia", "United Kingdom" };
        var inspection = await InspectAsync(Table("client_id,wann,qui,wo,total", 200, row =>
            $"{row % 40},{Day(row):yyyy-MM-dd},{(row % 2 == 0 ? "female" : "male")},{countries[row % 4]},{Price(row):0.00}"));

        Assert.Equal("Customer=client_id Timestamp=wann Total=total Country=wo Gender=qui", inspection.Roles());
    }

    private static DateTime Day(int row) => new DateTime(2023, 1, 1, 9, 0, 0).AddHours(17 * row);

    private static int Pieces(int row) => 1 + (row * 7 % 5);

    private static decimal Price(int row) => 4.9m + (row % 7 * 3.25m);

    private static string? Long(string? format) => format?.Replace("d.M.", "dd.MM.", StringComparison.Ordinal) is { } longer && longer.StartsWith("dd", StringComparison.Ordinal) ? longer[..10] : format;
}
