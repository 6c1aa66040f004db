using System.Buffers.Text;
using System.Text;

namespace TechMart.Demo;

/// <summary>Writes lines as CSV into a buffer.</summary>
internal sealed class DemoCsv
{
    public const string Header =
        "Customer_ID,Timestamp,Order_ID,Product_ID,Product_Name,Product_Category,Product_Price,Quantity,Total_Spent,Country,Region,City,Gender,Age,Profession";

    private const int LongestLine = 1024;
    private static readonly string[] Garbage = ["yesterday", "0000-00-00 00:00:00", "2025-13-07 10:15:00", "#VALUE!"];
    private static readonly int[] Ages = [-3, 151, 999];
    private static readonly string[] Words = ["ask in shop", "twelve", "free?"];

    private readonly byte[][] _products;
    private readonly byte[] _buffer;
    private readonly Dictionary<string, byte[]> _texts = [];
    private int _length;
    private int _oddity;

    public DemoCsv(int capacity = 1 << 16)
    {
        _buffer = new byte[capacity];
        _products = DemoCatalogue.Products
            .Select(product => Encoding.UTF8.GetBytes($"{product.Id},{Quoted(product.Name)},{Quoted(product.Category.Name)},"))
            .ToArray();
        foreach (var text in DemoPeople.Genders.Concat(DemoPeople.Professions))
        {
            _texts[text] = Encoding.UTF8.GetBytes(text);
        }
        foreach (var region in DemoPeople.Regions)
        {
            _texts[region.Name] = Encoding.UTF8.GetBytes($"{Quoted(region.Country)},{Quoted(region.Name)},");
            foreach (var city in region.Cities)
            {
                _texts["city " + city] = Encoding.UTF8.GetBytes(Quoted(city));
            }
        }
        Write(Encoding.UTF8.GetBytes(Header));
        Write((byte)'\n');
    }

    /// <summary>What is written and not yet taken.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <summary>Whether the buffer must be taken before the next line.</summary>
    public bool IsFull => _buffer.Length - _length < 2 * LongestLine;

    public void Clear() => _length = 0;

    public void Write(in DemoLine line)
    {
        var start = _length;
        WriteOnce(line);
        if (line.Dirt == DemoDirt.Duplicate)
        {
            Write(_buffer.AsSpan(start, _length - start));
        }
    }

    private void WriteOnce(in DemoLine line)
    {
        var customer = line.Customer;
        if (line.Dirt != DemoDirt.MissingCustomer)
        {
            Write((byte)'C');
            WriteNumber(customer.Number + 1, new('D', 7));
        }
        Write((byte)',');
        WriteTime(line);
        Write(",O"u8);
        WriteNumber(line.Order, new('D', 8));
        Write((byte)',');
        Write(_products[line.Product.Index]);
        if (line.Dirt == DemoDirt.WordAsPrice)
        {
            Write(Encoding.UTF8.GetBytes(Words[_oddity++ % Words.Length]));
        }
        else
        {
            WriteCents(line.PriceCents);
        }
        Write((byte)',');
        WriteNumber(line.Quantity);
        Write((byte)',');
        WriteCents(line.TotalCents);
        Write((byte)',');
        Write(_texts[DemoPeople.Regions[customer.Region].Name]);
        WriteDetails(line);
        Write((byte)'\n');
    }

    private void WriteDetails(in DemoLine line)
    {
        if (line.Dirt == DemoDirt.MissingDetails)
        {
            Write(",,,"u8);
            return;
        }
        Write(_texts["city " + line.Customer.City]);
        Write((byte)',');
        Write(_texts[line.Customer.Gender]);
        Write((byte)',');
        WriteNumber(line.Dirt == DemoDirt.ImpossibleAge ? Ages[_oddity++ % Ages.Length] : line.Customer.Age);
        Write((byte)',');
        Write(_texts[line.Customer.Profession]);
    }

    private void WriteTime(in DemoLine line)
    {
        var time = line.Time;
        switch (line.Dirt)
        {
            case DemoDirt.MissingTimestamp:
                return;
            case DemoDirt.GarbageTimestamp:
                Write(Encoding.UTF8.GetBytes(Garbage[_oddity++ % Garbage.Length]));
                return;
            case DemoDirt.ForeignTimestamp:
                WriteNumber(time.Day, new('D', 2));
                Write((byte)'.');
                WriteNumber(time.Month, new('D', 2));
                Write((byte)'.');
                WriteNumber(time.Year, new('D', 4));
                Write(" um "u8);
                WriteNumber(time.Hour);
                Write(" Uhr"u8);
                return;
            default:
                WriteNumber(time.Year, new('D', 4));
                Write((byte)'-');
                WriteNumber(time.Month, new('D', 2));
                Write((byte)'-');
                WriteNumber(time.Day, new('D', 2));
                Write((byte)' ');
                break;
        }
        WriteNumber(time.Hour, new('D', 2));
        Write((byte)':');
        WriteNumber(time.Minute, new('D', 2));
        Write((byte)':');
        WriteNumber(time.Second, new('D', 2));
    }

    private void WriteCents(long cents)
    {
        if (cents < 0)
        {
            Write((byte)'-');
            cents = -cents;
        }
        WriteNumber(cents / 100);
        Write((byte)'.');
        WriteNumber(cents % 100, new('D', 2));
    }

    private void WriteNumber(long number, System.Buffers.StandardFormat format = default)
    {
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_length), out var written, format);
        _length += written;
    }

    private void Write(byte character) => _buffer[_length++] = character;

    private void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
