using TechMart.Import.Values;

namespace TechMart.Import.Inspection;

/// <summary>Relations between columns, checked on the sample. Answers are kept: the same pairs are asked for again.</summary>
internal sealed class ColumnRelations(FileProfile file)
{
    private readonly Dictionary<int, ulong[]> _keys = [];
    private readonly Dictionary<(int Column, char Sign), double[]> _numbers = [];

    /// <summary>Each sampled row's value of a column as a hash, 0 where empty.</summary>
    public ulong[] Keys(int column) =>
        _keys.TryGetValue(column, out var keys) ? keys : _keys[column] = file.Sample.Keys(column);

    /// <summary>Each sampled row's number of a column, NaN where there is none.</summary>
    public double[] Numbers(int column, char decimalSign) =>
        _numbers.TryGetValue((column, decimalSign), out var numbers)
            ? numbers
            : _numbers[(column, decimalSign)] = file.Sample.Numbers(column, new NumberFormat(decimalSign, file.FieldEncoding));

    /// <summary>
    /// How far one column determines another: of the values of the first that occur in several rows, the share with one
    /// value of the second; null where fewer than ten values occur in several rows.
    /// </summary>
    public double? Determines(int column, int other)
    {
        var (keys, others) = (Keys(column), Keys(other));
        var groups = new Dictionary<ulong, (ulong Value, int Rows, bool Single)>();
        for (var row = 0; row < keys.Length; row++)
        {
            if (keys[row] == 0)
            {
                continue;
            }
            groups[keys[row]] = groups.TryGetValue(keys[row], out var group)
                ? (group.Value, group.Rows + 1, group.Single && group.Value == others[row])
                : (others[row], 1, true);
        }
        var repeated = groups.Values.Where(group => group.Rows > 1).ToList();
        return repeated.Count < 10 ? null : (double)repeated.Count(group => group.Single) / repeated.Count;
    }
}
