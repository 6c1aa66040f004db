using System.Text;
using TechMart.Import.Values;

namespace TechMart.Import.Reading;

/// <summary>Tells texts from numbers and dates while it is not yet known what a column holds.</summary>
internal static class ValueKinds
{
    private static readonly NumberFormat Point = new('.');
    private static readonly NumberFormat Comma = new(',');

    /// <summary>Whether a text is a number with either decimal sign.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text) =>
        Point.Parse(text, out _) is NumberStatus.Number or NumberStatus.TooLarge || Comma.Parse(text, out _) is NumberStatus.Number or NumberStatus.TooLarge;

    /// <summary>Whether a text is a number or a date.</summary>
    public static bool IsTyped(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (IsNumber(bytes))
        {
            return true;
        }
        var evidence = new DateFormatEvidence();
        evidence.Add(bytes);
        return evidence.Dates > 0;
    }
}
