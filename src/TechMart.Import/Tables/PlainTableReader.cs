using System.Globalization;
using TechMart.Import.Reading;

namespace TechMart.Import.Tables;

/// <summary>
/// Reads plain tables. Numbers are read as programs write them, with all their digits (not rounded to ten-thousandths as money is): digits, a decimal
/// sign, an exponent, no thousands separators. What is no number is refused with its line, column and text; nothing is guessed or left out.
/// </summary>
public sealed class PlainTableReader
{
    private const int StartBytes = 256 << 10;
    private const int RowsBetweenChecks = 16_384;

    private readonly SourceFile _file;
    private readonly IReadOnlyList<PlainColumn> _columns;
    private readonly PlainTableSettings _settings;
    private readonly List<double>[] _numbers;
    private readonly List<string>[] _texts;
    private readonly List<long> _lines = [];

    private PlainTableReader(SourceFile file, IReadOnlyList<PlainColumn> columns, PlainTableSettings settings)
    {
        (_file, _columns, _settings) = (file, columns, settings);
        _numbers = [.. columns.Select(_ => new List<double>())];
        _texts = [.. columns.Select(_ => new List<string>())];
    }

    /// <summary>Reads some columns of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="settings">How.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ImportException">The file cannot be read, a column is not there (<see cref="ProblemCode.NoSuchColumn"/>), or a field is empty
    /// or no number where there must be one (<see cref="ProblemCode.NumberMissing"/>, <see cref="ProblemCode.NumberExpected"/>).</exception>
    public static Task<PlainTable> ReadAsync(
        SourceFile file, IReadOnlyList<PlainColumn> columns, PlainTableSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(settings);
        return Task.Run(() => new PlainTableReader(file, columns, settings).Read(cancellation), cancellation);
    }

    private PlainTable Read(CancellationToken cancellation)
    {
        var limits = new ReadLimits();
        var content = _file.OpenHashed(limits);
        using var reader = new RecordReader(content, DetectDialect(limits, out var hasHeader), limits);
        var more = ReadPastBlank(reader);
        if (!more)
        {
            throw Refused(ProblemCode.EmptyFile);
        }
        var places = Places(reader, hasHeader);
        for (more = !hasHeader || reader.Read(); more; more = reader.Read())
        {
            if (reader.FieldCount == 0)
            {
                continue;
            }
            if (_lines.Count % RowsBetweenChecks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
            _lines.Add(reader.LineNumber);
            for (var column = 0; column < places.Length; column++)
            {
                Take(column, places[column] < reader.FieldCount ? reader.Text(places[column]).Trim() : "", reader.LineNumber);
            }
        }
        return _lines.Count == 0
            ? throw Refused(ProblemCode.HeaderOnly)
            : new PlainTable(
                _columns,
                [.. _numbers.Select((values, column) => _columns[column].Kind == PlainColumnKind.Text ? null : values.ToArray())],
                [.. _texts.Select((values, column) => _columns[column].Kind == PlainColumnKind.Text ? values.ToArray() : null)],
                [.. _lines])
            {
                ContentHash = content.Hash,
            };
    }

    private void Take(int column, string text, long line)
    {
        var (name, kind) = (_columns[column].Name, _columns[column].Kind);
        if (kind == PlainColumnKind.Text)
        {
            _texts[column].Add(text);
        }
        else if (text.Length == 0)
        {
            _numbers[column].Add(kind == PlainColumnKind.NumberOrEmpty ? double.NaN : throw Refused(ProblemCode.NumberMissing, ("line", Text(line)), ("column", name)));
        }
        else
        {
            _numbers[column].Add(TryNumber(text, out var number)
                ? number
                : throw Refused(ProblemCode.NumberExpected, ("line", Text(line)), ("column", name), ("value", text)));
        }
    }

    private bool TryNumber(string text, out double number)
    {
        if (_settings.Decimal == ',')
        {
            // Afterwards a point can only have been a comma.
            text = text.Contains('.', StringComparison.Ordinal) ? "" : text.Replace(',', '.');
        }
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }

    private Dialect DetectDialect(ReadLimits limits, out bool hasHeader)
    {
        using var content = _file.OpenContent(limits);
        var start = new byte[StartBytes];
        var length = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var detector = new EncodingDetector();
        detector.Add(start.AsSpan(0, length));
        var encoding = detector.Result;
        if (_settings.Encoding is { } asked)
        {
            var name = TextEncodings.Canonical(asked) ?? throw Refused(ProblemCode.BadSetting, ("setting", "encoding"), ("value", asked));
            encoding = new EncodingEvidence(name, 1, name == encoding.Encoding ? encoding.ByteOrderMark : 0, []);
        }
        var named = _columns.Any(column => Number(column.Name) is null);
        var dialect = DialectDetector.Detect(start.AsSpan(0, length), length < start.Length, encoding, _settings.Delimiter, _settings.HasHeader ?? (named ? true : null)).Dialect;
        hasHeader = dialect.HasHeader;
        return dialect;
    }

    /// <summary>Where the columns are: by name, by name in other letters where that is one column only, or by number.</summary>
    private int[] Places(RecordReader reader, bool hasHeader)
    {
        var names = Enumerable.Range(0, reader.FieldCount).Select(place => hasHeader ? reader.Text(place).Trim() : Text(place + 1)).ToList();
        return [.. _columns.Select(column =>
        {
            var place = names.IndexOf(column.Name);
            if (place < 0 && names.Count(name => name.Equals(column.Name, StringComparison.OrdinalIgnoreCase)) == 1)
            {
                place = names.FindIndex(name => name.Equals(column.Name, StringComparison.OrdinalIgnoreCase));
            }
            return place >= 0 ? place : throw Refused(ProblemCode.NoSuchColumn, ("column", column.Name), ("examples", string.Join(", ", names)));
        })];
    }

    private static bool ReadPastBlank(RecordReader reader)
    {
        while (reader.Read())
        {
            if (reader.FieldCount > 0)
            {
                return true;
            }
        }
        return false;
    }

    private static int? Number(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static ImportException Refused(ProblemCode code, params (string Name, string Value)[] values) =>
        new(ImportProblem.Of(code, blocking: true, values));
}
