using System.Globalization;
using System.Text;

namespace TechMart.Dashboard.Components.Controls;

/// <summary>The outline of a small line without axes.</summary>
internal static class SparklinePath
{
    private const double Margin = 1.5;

    /// <summary>SVG path commands over the whole width and height; empty for fewer than two values.</summary>
    public static string Of(IReadOnlyList<double?> values, int width, int height)
    {
        var known = values.Where(value => value is not null).Select(value => value!.Value).ToList();
        if (known.Count < 2)
        {
            return "";
        }
        var (low, high) = (known.Min(), known.Max());
        var path = new StringBuilder();
        var pen = 'M';
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index] is not { } value)
            {
                pen = 'M';
                continue;
            }
            var x = index * (double)width / (values.Count - 1);
            var share = high > low ? (value - low) / (high - low) : 0.5;
            var y = height - Margin - (share * (height - (2 * Margin)));
            path.Append(CultureInfo.InvariantCulture, $"{pen}{x:0.#} {y:0.#}");
            pen = 'L';
        }
        return path.ToString();
    }
}
