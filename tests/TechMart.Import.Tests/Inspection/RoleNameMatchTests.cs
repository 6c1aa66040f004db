using TechMart.Import.Inspection;
using static TechMart.Import.Inspection.ColumnRole;

namespace TechMart.Import.Tests.Inspections;

public class RoleNameMatchTests
{
    [Theory]
    [InlineData("CustomerID", Customer)]
    [InlineData("user_id", Customer)]
    [InlineData("Kundennummer", Customer)]
    [InlineData("Klient", Customer)]
    [InlineData("Kunden-Nr.", Customer)]
    [InlineData("Code client", Customer)]
    [InlineData("ID del cliente", Customer)]
    [InlineData("Codice Cliente", Customer)]
    [InlineData("Código do cliente", Customer)]
    [InlineData("Контрагент", Customer)]
    [InlineData("ID клиента", Customer)]
    [InlineData("Müşteri No", Customer)]
    [InlineData("Klantnummer", Customer)]
    [InlineData("Ilość", Quantity)]
    [InlineData("Tutar", Total)]
    [InlineData("InvoiceDate", Timestamp)]
    [InlineData("created_at", Timestamp)]
    [InlineData("Bestelldatum", Timestamp)]
    [InlineData("Date d'achat", Timestamp)]
    [InlineData("Fecha de compra", Timestamp)]
    [InlineData("Data do pedido", Timestamp)]
    [InlineData("Дата продажи", Timestamp)]
    [InlineData("InvoiceNo", Order)]
    [InlineData("Rechnungs-Nr", Order)]
    [InlineData("N° de commande", Order)]
    [InlineData("Número de pedido", Order)]
    [InlineData("Номер заказа", Order)]
    [InlineData("StockCode", Product)]
    [InlineData("Artikelnummer", Product)]
    [InlineData("Réf. produit", Product)]
    [InlineData("Артикул", Product)]
    [InlineData("Description", ProductName)]
    [InlineData("Désignation", ProductName)]
    [InlineData("Nombre del producto", ProductName)]
    [InlineData("Наименование товара", ProductName)]
    [InlineData("Product_Category", Category)]
    [InlineData("Warengruppe", Category)]
    [InlineData("Категория", Category)]
    [InlineData("UnitPrice", Price)]
    [InlineData("Product_Price", Price)]
    [InlineData("Einzelpreis", Price)]
    [InlineData("Prix unitaire HT", Price)]
    [InlineData("Preço unitário", Price)]
    [InlineData("Цена", Price)]
    [InlineData("Qty", Quantity)]
    [InlineData("Menge", Quantity)]
    [InlineData("Quantità", Quantity)]
    [InlineData("Кол-во", Quantity)]
    [InlineData("Total_Spent", Total)]
    [InlineData("Sales", Total)]
    [InlineData("Gesamtpreis", Total)]
    [InlineData("Montant TTC", Total)]
    [InlineData("Importe total", Total)]
    [InlineData("Сумма", Total)]
    [InlineData("Billing Country", Country)]
    [InlineData("Land", Country)]
    [InlineData("Страна", Country)]
    [InlineData("Bundesland", Region)]
    [InlineData("Ville", City)]
    [InlineData("Пол", Gender)]
    [InlineData("Alter", Age)]
    [InlineData("Age Group", AgeGroup)]
    [InlineData("Occupation", Profession)]
    [InlineData("Marital_Status", MaritalStatus)]
    [InlineData("Registration date", Signup)]
    public void Strengths_NameInUse_SaysItsRoleMost(string header, ColumnRole expected)
    {
        var strengths = RoleNameMatch.Strengths(HeaderName.Of(header));

        Assert.Equal(expected, (ColumnRole)Array.IndexOf(strengths, strengths.Max()));
        Assert.InRange(strengths.Max(), 0.8, 1);
    }

    [Theory]
    [InlineData("Discount")]
    [InlineData("Discount Amount")]
    [InlineData("Profit")]
    [InlineData("Postal Code")]
    [InlineData("Row ID")]
    [InlineData("Shipping Cost")]
    [InlineData("Tax Total")]
    [InlineData("Customer Phone Number")]
    public void Strengths_MisleadingName_SaysNoRole(string header) =>
        Assert.All(RoleNameMatch.Strengths(HeaderName.Of(header)), strength => Assert.Equal(0, strength));

    [Fact]
    public void Strengths_HeadNounLast_CountsMoreThanFirst()
    {
        var strengths = RoleNameMatch.Strengths(HeaderName.Of("Customer Segment Country"));

        Assert.True(strengths[(int)Country] > 0.5);
        Assert.Equal(0, strengths[(int)Customer]);
    }
}
