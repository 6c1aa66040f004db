using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Import.Values;

namespace TechMart.Import.Cleaning;

/// <summary>
/// Reads a table of customers or products into the vocabulary. A second row for an id is a duplicate where it says the same, and
/// rejected where it says something else. What the table leaves blank stays as an earlier table gave it.
/// </summary>
internal sealed class AttributeTableCleaner : RowCleaner
{
    private readonly SalesVocabulary _vocabulary;
    private readonly bool _ofProducts;
    private readonly int _id;
    private readonly int _name;
    private readonly int _category;
    private readonly int[] _textColumns;
    private readonly TextCodes _ids;
    private readonly TextCodes _names;
    private readonly TextCodes _categories;
    private readonly AttributeFields _attributes;
    private readonly SignupDays _signups;
    private readonly Dictionary<int, Entry> _entries = [];

    public AttributeTableCleaner(RecordReader reader, FileInspection inspection, ImportContext context, CancellationToken cancellation)
        : base(reader, inspection.Plan, CleaningLadder.ForAttributeTable(), cancellation)
    {
        var plan = inspection.Plan;
        var encoding = TextEncodings.OfFields(plan.Dialect.Encoding);
        _vocabulary = context.Vocabulary;
        _ofProducts = plan.Kind == FileKind.Products;
        var idRole = _ofProducts ? ColumnRole.Product : ColumnRole.Customer;
        _id = plan.IndexOf(idRole);
        _name = _ofProducts ? plan.IndexOf(ColumnRole.ProductName) : -1;
        _category = _ofProducts ? plan.IndexOf(ColumnRole.Category) : -1;
        _ids = new(Texts, _ofProducts ? _vocabulary.Products : _vocabulary.Customers, TextRules.ForIds(inspection, idRole));
        _names = new(Texts, _vocabulary.ProductNames.Names);
        _categories = new(Texts, _vocabulary.Categories);
        // Only what is said of customers is kept as attributes.
        var described = _ofProducts ? plan with { Mapping = [], SignupFormat = null } : plan;
        _attributes = new(reader, described, new NumberFormat(plan.Decimal, encoding), Texts, _vocabulary.AttributeSets);
        _signups = new(reader, described, encoding);
        _textColumns = [.. new[] { _id, _name, _category }.Where(column => column >= 0), .. _attributes.Columns];
    }

    /// <inheritdoc/>
    public override long AcceptedWithoutLine => _entries.Count;

    /// <inheritdoc/>
    protected override FieldFault? Clean(ImportBlock block, out long amount)
    {
        amount = 0;
        DateOnly? signup = null;
        if ((Shape.Check() ?? CheckTexts() ?? _attributes.Check() ?? _signups.Read(out signup)) is { } fault)
        {
            return fault;
        }
        var id = _ids.CodeOf(Reader.Field(_id));
        var entry = new Entry(_attributes.SetCode(), signup, CodeIn(_category, _categories), CodeIn(_name, _names));
        if (_entries.TryAdd(id, entry))
        {
            Enter(id, entry);
        }
        else if (_entries[id] == entry)
        {
            Ladder.Removes(CleaningRung.Duplicate, 0);
        }
        else
        {
            return new FieldFault(RejectReason.ConflictingId, _id);
        }
        return null;
    }

    private FieldFault? CheckTexts()
    {
        if (_id < 0 || Texts.IsBlank(Reader.Field(_id)))
        {
            return new FieldFault(RejectReason.MissingId, _id);
        }
        foreach (var column in _textColumns)
        {
            if (Texts.IsTooLong(Reader.Field(column)))
            {
                return new FieldFault(RejectReason.TextTooLong, column);
            }
        }
        return null;
    }

    private void Enter(int id, Entry entry)
    {
        if (_ofProducts)
        {
            if (entry.Category != TextCodes.Missing)
            {
                _vocabulary.ProductCategories[id] = entry.Category;
            }
            if (entry.Name != TextCodes.Missing)
            {
                _vocabulary.ProductNames.Add(id, entry.Name);
            }
            return;
        }
        if (entry.AttributeSet != 0)
        {
            _vocabulary.CustomerAttributes[id] = Merged(_vocabulary.CustomerAttributes.GetValueOrDefault(id), entry.AttributeSet);
        }
        if (entry.Signup is { } day)
        {
            _vocabulary.CustomerSignups[id] = day;
        }
    }

    private int Merged(int before, int now)
    {
        var sets = _vocabulary.AttributeSets;
        Span<int> codes = stackalloc int[sets.Names.Count];
        for (var attribute = 0; attribute < codes.Length; attribute++)
        {
            var code = sets.ValueCode(now, attribute);
            codes[attribute] = code != AttributeSets.Missing ? code : sets.ValueCode(before, attribute);
        }
        return sets.GetOrAdd(codes);
    }

    private int CodeIn(int column, TextCodes codes) => column < 0 ? TextCodes.Missing : codes.CodeOf(Reader.Field(column));

    private readonly record struct Entry(int AttributeSet, DateOnly? Signup, int Category, int Name);
}
