using TechMart.Import.Inspection;

namespace TechMart.Import.Tests.Inspections;

public class HeaderNameTests
{
    [Theory]
    [InlineData("Customer_ID")]
    [InlineData("customerId")]
    [InlineData("CUSTOMER-ID")]
    [InlineData("CustomerID")]
    [InlineData(" customer  id ")]
    [InlineData("Cust. Identifier")]
    public void Of_OneNameInManySpellings_GivesTheSameWords(string name) =>
        Assert.Equal(["customer", "id"], HeaderName.Of(name).Words);

    [Theory]
    [InlineData("Quantité", "quantite")]
    [InlineData("Stückpreis (EUR)", "stuckpreis")]
    [InlineData("№ заказа", "no заказа")]
    [InlineData("Order #", "order no")]
    [InlineData("Date de la commande", "date commande")]
    [InlineData("SKUCode", "sku code")]
    [InlineData("Address1", "address 1")]
    [InlineData("Straße", "strasse")]
    public void Of_DiacriticsGrammarAndSigns_AreLevelled(string name, string words) =>
        Assert.Equal(words, string.Join(' ', HeaderName.Of(name).Words));

    [Theory]
    [InlineData("V1", true)]
    [InlineData("Unnamed: 0", true)]
    [InlineData("column_12", true)]
    [InlineData("17", true)]
    [InlineData("", true)]
    [InlineData("Total", false)]
    [InlineData("customer 2", false)]
    public void SaysNothing_OnlyForMereNumbers(string name, bool expected) =>
        Assert.Equal(expected, HeaderName.Of(name).SaysNothing);
}
