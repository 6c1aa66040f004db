using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Import.Values;

namespace TechMart.Import.Cleaning;

/// <summary>
/// Reads a line's texts into codes: customer, order, product with its name, category, attributes. Only lines that are kept come
/// this far, so that the vocabulary holds nothing of rejected or removed rows.
/// </summary>
internal sealed class LineTexts
{
    private readonly RecordReader _reader;
    private readonly FieldText _texts;
    private readonly SalesVocabulary _vocabulary;
    private readonly Column _customer;
    private readonly Column _order;
    private readonly Column _product;
    private readonly Column _productName;
    private readonly Column _namedProduct;
    private readonly Column _category;
    private readonly AttributeFields _attributes;
    private readonly SignupDays _signups;
    private readonly int[] _columns;
    private DateOnly? _signup;
    private int _name;

    public LineTexts(RecordReader reader, FileInspection inspection, SalesVocabulary vocabulary, NumberFormat numbers, FieldText texts, string encoding)
    {
        var plan = inspection.Plan;
        _reader = reader;
        _texts = texts;
        _vocabulary = vocabulary;
        _customer = Ids(ColumnRole.Customer, vocabulary.Customers);
        _order = Ids(ColumnRole.Order, vocabulary.Orders);
        _product = Ids(ColumnRole.Product, vocabulary.Products);
        _productName = new(plan.IndexOf(ColumnRole.ProductName), new(texts, vocabulary.ProductNames.Names));
        _namedProduct = new(_productName.Index, new(texts, vocabulary.Products));
        _category = new(plan.IndexOf(ColumnRole.Category), new(texts, vocabulary.Categories));
        _attributes = new(reader, plan, numbers, texts, vocabulary.AttributeSets);
        _signups = new(reader, plan, encoding);
        _columns =
        [
            .. new[] { _customer, _order, _product, _productName, _category }.Select(column => column.Index).Where(index => index >= 0),
            .. _attributes.Columns,
        ];

        Column Ids(ColumnRole role, Vocabulary texts) => new(plan.IndexOf(role), new(_texts, texts, TextRules.ForIds(inspection, role)));
    }

    /// <summary>Whether the row names no customer.</summary>
    public bool LacksCustomer => _customer.Index < 0 || _texts.IsBlank(_reader.Field(_customer.Index));

    /// <summary>What is wrong with the row's texts, or null.</summary>
    public FieldFault? Check()
    {
        foreach (var column in _columns)
        {
            if (_texts.IsTooLong(_reader.Field(column)))
            {
                return new FieldFault(RejectReason.TextTooLong, column);
            }
        }
        return _attributes.Check() ?? _signups.Read(out _signup);
    }

    /// <summary>Writes the codes of the row's texts into a line of a block. The row was checked before.</summary>
    public void Write(SalesBatch batch, int line)
    {
        _name = CodeIn(_productName);
        var product = CodeIn(_product);
        batch.Customer[line] = CodeIn(_customer);
        batch.Order[line] = CodeIn(_order);
        batch.Product[line] = product != SalesBatch.Missing ? product : CodeIn(_namedProduct);
        batch.Category[line] = CodeIn(_category);
        batch.AttributeSet[line] = _attributes.SetCode();
    }

    /// <summary>Notes what the row of an accepted line says besides the line: the product's name, the customer's day of sign-up (the earliest counts).</summary>
    public void Accept(SalesBatch batch, int line)
    {
        if (_name != SalesBatch.Missing)
        {
            _vocabulary.ProductNames.Add(batch.Product[line], _name);
        }
        var customer = batch.Customer[line];
        if (_signup is { } day && customer != SalesBatch.Missing
            && (!_vocabulary.CustomerSignups.TryGetValue(customer, out var known) || day < known))
        {
            _vocabulary.CustomerSignups[customer] = day;
        }
    }

    private int CodeIn(Column column) => column.Index < 0 ? SalesBatch.Missing : column.Codes.CodeOf(_reader.Field(column.Index));

    private readonly record struct Column(int Index, TextCodes Codes);
}
