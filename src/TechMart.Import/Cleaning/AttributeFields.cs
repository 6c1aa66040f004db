using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Import.Values;

namespace TechMart.Import.Cleaning;

/// <summary>
/// Reads a row's attributes (country, gender, age, …) into the code of their combination. An age is kept in full years; one below
/// 0 or above 120 is a fault, a text that is no number (<c>unknown</c>) is no age.
/// </summary>
internal sealed class AttributeFields
{
    private const long OldestAge = 120 * FixedPoint.Scale;

    private readonly RecordReader _reader;
    private readonly NumberFormat _numbers;
    private readonly AttributeSets _sets;
    private readonly (int Column, int Attribute, TextCodes Codes)[] _fields;
    private readonly int _age;
    private readonly int[] _codes;
    private readonly int[] _lastCodes;
    private int _lastSet = -1;

    public AttributeFields(RecordReader reader, ImportPlan plan, NumberFormat numbers, FieldText texts, AttributeSets sets)
    {
        _reader = reader;
        _numbers = numbers;
        _sets = sets;
        _age = plan.IndexOf(ColumnRole.Age);
        _fields =
        [
            .. from mapped in plan.Mapping
               let name = NameOf(mapped)
               where name is not null
               let attribute = sets.GetOrAddAttribute(name)
               select (mapped.Index, attribute, new TextCodes(texts, sets.Values(attribute), mapped.Role == ColumnRole.Age ? TextRules.FullYears : null)),
        ];
        _codes = new int[sets.Names.Count];
        _lastCodes = new int[_codes.Length];
        Array.Fill(_codes, AttributeSets.Missing);
    }

    /// <summary>Columns that hold attributes.</summary>
    public IEnumerable<int> Columns => _fields.Select(mapped => mapped.Column);

    /// <summary>The name under which a column's values are kept as an attribute, or null where its role is another.</summary>
    public static string? NameOf(MappedColumn column) => column.Role switch
    {
        ColumnRole.Country => "country",
        ColumnRole.Region => "region",
        ColumnRole.City => "city",
        ColumnRole.Gender => "gender",
        ColumnRole.Age => "age",
        ColumnRole.AgeGroup => "ageGroup",
        ColumnRole.Profession => "profession",
        ColumnRole.MaritalStatus => "maritalStatus",
        ColumnRole.Attribute => column.AttributeName ?? column.Column,
        _ => null,
    };

    /// <summary>What is wrong with the row's attributes, or null.</summary>
    public FieldFault? Check()
    {
        if (_age < 0)
        {
            return null;
        }
        var impossible = _numbers.Parse(_reader.Field(_age), out var age) switch
        {
            NumberStatus.Number => age is < 0 or > OldestAge,
            NumberStatus.TooLarge => true,
            _ => false,
        };
        return impossible ? new FieldFault(RejectReason.ImpossibleAge, _age) : null;
    }

    /// <summary>The code of the row's combination of attributes.</summary>
    public int SetCode()
    {
        if (_fields.Length == 0)
        {
            return 0;
        }
        foreach (var (column, attribute, codes) in _fields)
        {
            _codes[attribute] = codes.CodeOf(_reader.Field(column));
        }
        if (_lastSet < 0 || !_codes.AsSpan().SequenceEqual(_lastCodes))
        {
            _lastSet = _sets.GetOrAdd(_codes);
            _codes.CopyTo(_lastCodes, 0);
        }
        return _lastSet;
    }
}
