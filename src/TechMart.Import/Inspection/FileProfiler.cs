using System.Globalization;
using TechMart.Import.Reading;

namespace TechMart.Import.Inspection;

/// <summary>Reads a file through and profiles its columns.</summary>
internal sealed class FileProfiler(SourceFile file, ReadLimits limits, IProgress<double>? progress, CancellationToken cancellation)
{
    private const int StartBytes = 256 << 10;
    private const int PreviewRows = 100;
    private const int RowsBetweenReports = 16_384;

    /// <summary>Profiles the file, read as asked and where nothing was asked as detected.</summary>
    public FileProfile Profile(string? encoding, char? delimiter, bool? hasHeader)
    {
        var (start, complete) = ReadStart();
        var evidence = EncodingOf(start, encoding);
        var dialect = DialectDetector.Detect(start, complete, evidence, delimiter, hasHeader).Dialect;
        var pass = Pass(dialect, (encoding, delimiter, hasHeader));
        if (encoding is null && pass.Evidence.Encoding != evidence.Encoding)
        {
            // What lies beyond the start says otherwise.
            dialect = DialectDetector.Detect(start, complete, pass.Evidence, delimiter, hasHeader).Dialect;
            pass = Pass(dialect, (encoding, delimiter, hasHeader));
        }
        return pass.Profile;
    }

    private (byte[] Bytes, bool Complete) ReadStart()
    {
        using var content = file.OpenContent(limits);
        var start = new byte[StartBytes];
        var length = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return (start[..length], length < start.Length);
    }

    private static EncodingEvidence EncodingOf(ReadOnlySpan<byte> start, string? asked)
    {
        var detector = new EncodingDetector();
        detector.Add(start);
        var detected = detector.Result;
        return asked is null
            ? detected
            : new EncodingEvidence(asked, 1, asked == detected.Encoding ? detected.ByteOrderMark : 0, []);
    }

    private (FileProfile Profile, EncodingEvidence Evidence) Pass(Dialect dialect, (string? Encoding, char? Delimiter, bool? HasHeader) asked)
    {
        using var content = new ContentTap(file.OpenHashed(limits));
        using var reader = new RecordReader(content, dialect, limits);
        var blank = BlankLinesAbove(reader);
        if (reader.FieldCount == 0)
        {
            throw new ImportException(ImportProblem.Of(ProblemCode.EmptyFile, blocking: true));
        }
        var fieldEncoding = TextEncodings.OfFields(dialect.Encoding);
        var decoder = TextEncodings.Get(fieldEncoding);
        var (names, duplicates) = ColumnNames(reader, dialect.HasHeader);
        var columns = names.Select(NewColumn).ToList();
        var preview = new List<IReadOnlyList<string>>();
        var sample = new RowSample();
        // Blank lines above a header belong to it; without one they are rows like any other.
        var rows = dialect.HasHeader ? 0 : blank;
        for (var more = !dialect.HasHeader || reader.Read(); more; more = reader.Read())
        {
            if (rows++ % RowsBetweenReports == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(ShareOf(reader.BytesRead));
            }
            var fields = reader.FieldCount;
            if (preview.Count < PreviewRows)
            {
                preview.Add([.. Enumerable.Range(0, fields).Select(reader.Text)]);
            }
            if (fields == 0)
            {
                continue;
            }
            while (!dialect.HasHeader && columns.Count < fields)
            {
                columns.Add(NewColumn((columns.Count + 1).ToString(CultureInfo.InvariantCulture), columns.Count));
                columns[^1].AddMissing(rows - 1);
            }
            for (var i = 0; i < columns.Count; i++)
            {
                columns[i].Add(i < fields ? reader.Field(i) : default);
            }
            sample.Add(reader);
        }
        sample.Complete();
        progress?.Report(1);
        var evidence = content.Encoding;
        var profile = new FileProfile
        {
            Asked = asked,
            Dialect = dialect,
            EncodingConfidence = asked.Encoding is null ? evidence.Confidence : 1,
            ContentHash = content.Hash,
            Rows = rows,
            Columns = columns,
            DuplicateNames = duplicates,
            Preview = preview,
            Sample = sample,
        };
        return (profile, evidence);

        ColumnProfile NewColumn(string name, int index) =>
            new(index, name, fieldEncoding, bytes => decoder.GetString(bytes)) { Unnamed = !dialect.HasHeader || HeaderName.Of(name).SaysNothing };
    }

    /// <summary>Goes to the first record that is no blank line, and counts those above it.</summary>
    private static long BlankLinesAbove(RecordReader reader)
    {
        var blank = 0L;
        while (reader.Read() && reader.FieldCount == 0)
        {
            blank++;
        }
        return blank;
    }

    private (List<string> Names, List<string> Duplicates) ColumnNames(RecordReader reader, bool hasHeader)
    {
        if (reader.FieldCount > limits.MaxColumns)
        {
            throw new ImportException(ImportProblem.Of(
                ProblemCode.TooManyColumns,
                blocking: true,
                ("columns", reader.FieldCount.ToString(CultureInfo.InvariantCulture)),
                ("limit", limits.MaxColumns.ToString(CultureInfo.InvariantCulture))));
        }
        var (names, duplicates) = (new List<string>(), new List<string>());
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var written = hasHeader ? reader.Text(i).Trim() : "";
            var name = written.Length > 0 ? written : (i + 1).ToString(CultureInfo.InvariantCulture);
            if (names.Contains(name) && !duplicates.Contains(name))
            {
                duplicates.Add(name);
            }
            var numbered = name;
            for (var number = 2; names.Contains(numbered); number++)
            {
                numbered = string.Create(CultureInfo.InvariantCulture, $"{name} ({number})");
            }
            names.Add(numbered);
        }
        return (names, duplicates);
    }

    // The size after decompression is not known beforehand: an archive's share is a guess that never goes back.
    private double ShareOf(long bytesRead)
    {
        var ratio = (double)bytesRead / Math.Max(1, file.Bytes);
        return file.Container == "plain" ? Math.Min(1, ratio) : ratio / (ratio + 4);
    }
}
