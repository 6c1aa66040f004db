using System.Text;
using TechMart.Import.Reading;
using TechMart.Import.Values;

namespace TechMart.Import.Cleaning;

/// <summary>Turns the bytes of a field into the text that is kept: decoded, blanks cut off at both ends, a no-break space read as a blank, in Unicode's composed form.</summary>
internal sealed class FieldText(RecordReader reader)
{
    /// <summary>Most characters of a text that the store keeps.</summary>
    public const int MaxLength = 400;

    private const char NoBreakSpace = '\u00A0';

    private char[] _buffer = new char[1024];

    /// <summary>The text, valid until the next call.</summary>
    public ReadOnlySpan<char> Clean(ReadOnlySpan<byte> field)
    {
        if (_buffer.Length < field.Length)
        {
            _buffer = new char[field.Length * 2];
        }
        var text = _buffer.AsSpan(0, reader.Decode(field, _buffer));
        text.Replace(NoBreakSpace, ' ');
        var trimmed = ((ReadOnlySpan<char>)text).Trim();
        if (trimmed.Contains('\''))
        {
            // The file may be one of ours, in which texts are kept from being run as formulas.
            trimmed = SpreadsheetText.UnprotectRest(trimmed.ToString()).AsSpan().Trim();
        }
        if (Ascii.IsValid(trimmed) || trimmed.IsNormalized())
        {
            return trimmed;
        }
        var composed = trimmed.ToString().Normalize(NormalizationForm.FormC);
        composed.CopyTo(_buffer = composed.Length > _buffer.Length ? new char[composed.Length * 2] : _buffer);
        return _buffer.AsSpan(0, composed.Length);
    }

    /// <summary>Whether a field holds nothing but blanks.</summary>
    public bool IsBlank(ReadOnlySpan<byte> field)
    {
        // Nearly every field begins or ends the matter with its first byte.
        return field.IsEmpty || (field[0] is <= (byte)' ' or >= 0x80 && Clean(field).IsEmpty);
    }

    /// <summary>Whether a field's text is longer than the store keeps.</summary>
    public bool IsTooLong(ReadOnlySpan<byte> field) => field.Length > MaxLength && Clean(field).Length > MaxLength;
}
