using System.Text;
using TechMart.Import.Values;

namespace TechMart.Import.Reading;

/// <summary>Finds out how a file separates fields, whether it quotes them, and whether its first record names the columns.</summary>
public static class DialectDetector
{
    private const int RecordsLookedAt = 300;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>Looks at the start of a file.</summary>
    /// <param name="sample">The file's first bytes (some ten to hundred kilobytes), byte order mark included.</param>
    /// <param name="complete">Whether the sample is the whole file; else its last record may be cut off and is left out.</param>
    /// <param name="encoding">The file's encoding.</param>
    /// <param name="delimiter">The delimiter where a person chose it.</param>
    /// <param name="hasHeader">Whether there is a header where a person chose it.</param>
    public static DialectEvidence Detect(
        ReadOnlySpan<byte> sample, bool complete, EncodingEvidence encoding, char? delimiter = null, bool? hasHeader = null)
    {
        var bytes = sample.ToArray();
        var dialect = new Dialect { Encoding = encoding.Encoding, ByteOrderMark = encoding.ByteOrderMark };
        delimiter ??= HintedDelimiter(bytes, dialect);
        var (split, confidence) = ChooseDelimiter(bytes, complete, dialect, delimiter);
        if (split.QuoteFailed && split.Dialect.Delimiter is ('\t' or '|'))
        {
            // A program that separates by tabs often knows no quotes; elsewhere an open quote is a fault that is to be told.
            var literal = Split.Of(bytes, complete, split.Dialect with { Quote = null }, RecordsLookedAt);
            split = literal.HasLiteralQuotes && literal.Consistency >= split.Consistency ? literal : split;
        }
        var header = HeaderEvidence.Of(split.Records);
        var found = split.Dialect with { HasHeader = hasHeader ?? header.HasHeader };
        return new DialectEvidence(found, delimiter is null ? confidence : 1, hasHeader is null ? header.Confidence : 1);
    }

    private static char? HintedDelimiter(byte[] bytes, Dialect dialect)
    {
        using var reader = new RecordReader(new MemoryStream(bytes), dialect with { Quote = null }, new ReadLimits(MaxColumns: 100_000));
        try
        {
            reader.Read();
        }
        catch (ImportException)
        {
            // What is wrong with the first record is said by whoever reads the whole file.
        }
        return reader.HintedDelimiter;
    }

    private static (Split Split, double Confidence) ChooseDelimiter(byte[] bytes, bool complete, Dialect dialect, char? chosen)
    {
        if (chosen is { } given)
        {
            return (Split.Of(bytes, complete, dialect with { Delimiter = given }, RecordsLookedAt), 1);
        }
        var splits = Delimiters
            .Select(delimiter => Split.Of(bytes, complete, dialect with { Delimiter = delimiter }, RecordsLookedAt))
            .OrderByDescending(split => split.Score)
            .ToList();
        var (best, second) = (splits[0], splits[1]);
        if (best.Score > 0 && best.Consistency >= 0.5)
        {
            return (best, Math.Clamp((best.Score / (best.Score + second.Score) * 0.5) + (best.Consistency * 0.5), 0, 1));
        }
        var blanks = Split.Of(bytes, complete, dialect with { Delimiter = Dialect.Blanks }, RecordsLookedAt);
        if (blanks.Consistency >= 0.9 && blanks.Width >= 2 && blanks.TypedShare >= 0.5)
        {
            return (blanks, blanks.Consistency * 0.95);
        }
        // Lists of differing length: the sign that occurs most.
        var ragged = splits.MaxBy(split => split.Records.Sum(record => record.Length))!;
        return ragged.Records.Any(record => record.Length > 1) ? (ragged, 0.5) : (splits.Single(split => split.Dialect.Delimiter == ','), 0.5);
    }

    /// <summary>The sample split in one way.</summary>
    private sealed class Split
    {
        private Split(Dialect dialect, List<string[]> records, bool quoteFailed)
        {
            Dialect = dialect;
            Records = records;
            QuoteFailed = quoteFailed;
            var widths = records.CountBy(record => record.Length).ToList();
            (Width, var most) = widths.Count == 0 ? new(0, 0) : widths.MaxBy(width => (width.Value, width.Key));
            Consistency = records.Count == 0 ? 0 : (double)most / records.Count;
        }

        public Dialect Dialect { get; }

        /// <summary>The records that are not empty.</summary>
        public List<string[]> Records { get; }

        /// <summary>Whether a quote never closed.</summary>
        public bool QuoteFailed { get; }

        /// <summary>Fields that most records have.</summary>
        public int Width { get; }

        /// <summary>Share of records with so many fields.</summary>
        public double Consistency { get; }

        /// <summary>Share of fields that are numbers or dates.</summary>
        public double TypedShare => Share(ValueKinds.IsTyped);

        /// <summary>0 for a single column; more for consistent records with many fields that hold no other delimiter.</summary>
        public double Score => Width < 2
            ? 0
            : Consistency * Consistency * Math.Log2(1 + Width) * (1 - Share(HoldsOther)) * (Records[0].Length == Width ? 1 : 0.5) * (QuoteFailed ? 0.5 : 1);

        /// <summary>Whether, read without quoting, fields begin with a quote and none also ends with one.</summary>
        public bool HasLiteralQuotes
        {
            get
            {
                var quoted = Records.SelectMany(record => record).Where(text => text.StartsWith('"')).ToList();
                return quoted.Count >= 2 && !quoted.Any(text => text.Length > 1 && text.EndsWith('"'));
            }
        }

        public static Split Of(byte[] bytes, bool complete, Dialect dialect, int most)
        {
            var records = new List<string[]>();
            var quoteFailed = false;
            using var reader = new RecordReader(new MemoryStream(bytes), dialect, new ReadLimits(MaxRecordBytes: Math.Max(bytes.Length * 2, 1), MaxColumns: 100_000));
            try
            {
                while (records.Count <= most && reader.Read())
                {
                    if (reader.FieldCount > 0)
                    {
                        records.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.Text)]);
                    }
                }
            }
            catch (ImportException refused)
            {
                // The sample tells what it can; reading the whole file says what is wrong with it.
                quoteFailed = refused.Problem.Code == ProblemCode.UnclosedQuote;
            }
            if (!complete && !quoteFailed && records.Count is > 1 and var count && count <= most)
            {
                records.RemoveAt(count - 1);
            }
            return new Split(dialect, records, quoteFailed);
        }

        private double Share(Func<string, bool> isSo)
        {
            long fields = 0, found = 0;
            foreach (var field in Records.SelectMany(record => record))
            {
                fields++;
                found += isSo(field) ? 1 : 0;
            }
            return fields == 0 ? 0 : (double)found / fields;
        }

        private bool HoldsOther(string field) =>
            Delimiters.Any(other => other != Dialect.Delimiter && field.Contains(other)) && !ValueKinds.IsNumber(Encoding.UTF8.GetBytes(field));
    }
}

/// <summary>The dialect found and how sure it is.</summary>
/// <param name="Dialect">The dialect.</param>
/// <param name="DelimiterConfidence">How sure the delimiter is, 0 to 1.</param>
/// <param name="HeaderConfidence">How sure it is that there is, or is not, a header, 0 to 1.</param>
public sealed record DialectEvidence(Dialect Dialect, double DelimiterConfidence, double HeaderConfidence);
