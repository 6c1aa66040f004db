using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using TechMart.Import.Values;

namespace TechMart.Import.Reading;

/// <summary>
/// Splits a stream of bytes into records and fields (RFC 4180, and leniently what real exports do), without making strings.
/// Works on the file's own bytes for encodings that contain ASCII; UTF-16 is transcoded to UTF-8 first.
/// </summary>
/// <remarks>
/// Lines end with LF, CRLF or CR. A quote opens a quoted field only at the field's start; elsewhere it is literal.
/// Inside, a doubled quote stands for one; what follows the closing quote up to the delimiter is added to the field as it is.
/// </remarks>
public sealed class RecordReader : IDisposable
{
    private const int InitialBytes = 128 * 1024;
    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    private readonly Stream _bytes;
    private readonly ContentStream _source;
    private readonly Encoding _encoding;
    private readonly ReadLimits _limits;
    private readonly bool _blanks;
    private readonly byte _delimiter;
    private readonly int _quote;
    private readonly SearchValues<byte> _endsField;
    private readonly SearchValues<byte> _insideQuotes;

    private byte[] _buffer = new byte[InitialBytes];
    private int _end;
    private bool _exhausted;
    private bool _started;

    /// <summary>Where the record starts, where its content ends, and where the next one starts.</summary>
    private int _recordStart;
    private int _recordEnd;
    private int _next;

    private long _nextLine = 1;
    private FieldSlice[] _fields = new FieldSlice[64];
    private byte[] _unescaped = new byte[1024];
    private int _unescapedLength;

    /// <summary>Reads from a stream (already decompressed) that is positioned at its start; the reader skips the byte order mark and closes the stream in the end.</summary>
    public RecordReader(Stream stream, Dialect dialect, ReadLimits limits)
    {
        _source = stream as ContentStream ?? new ContentStream(stream, limits.MaxBytes, compressedBytes: null);
        _encoding = TextEncodings.Get(TextEncodings.OfFields(dialect.Encoding));
        var encoding = TextEncodings.Get(dialect.Encoding);
        _bytes = encoding is UnicodeEncoding ? Encoding.CreateTranscodingStream(_source, encoding, _encoding) : _source;
        _limits = limits;
        _blanks = dialect.Delimiter == Dialect.Blanks;
        _delimiter = AsciiByte(dialect.Delimiter, "delimiter");
        _quote = dialect.Quote is { } quote ? AsciiByte(quote, "quote") : -1;
        _endsField = _blanks
            ? SearchValues.Create([(byte)' ', (byte)'\t', LineFeed, CarriageReturn, 0])
            : SearchValues.Create([_delimiter, LineFeed, CarriageReturn, 0]);
        _insideQuotes = SearchValues.Create([(byte)Math.Max(_quote, 0), LineFeed, CarriageReturn, 0]);
    }

    /// <summary>Goes to the next record, the header included; false at the end. Empty lines are records with no fields.</summary>
    /// <exception cref="ImportException">The file is not readable any further: a NUL byte, a field or record beyond the limits, a quote that never closes.</exception>
    public bool Read()
    {
        if (!_started)
        {
            Start();
        }
        LineNumber = _nextLine;
        _recordStart = _next;
        _unescapedLength = 0;
        while (_recordStart < _end || !_exhausted)
        {
            var split = new Split(this);
            var complete = _recordStart < _end && split.Record();
            if ((complete ? _recordEnd : _end) - _recordStart > _limits.MaxRecordBytes)
            {
                throw TooLong(split.QuoteLine);
            }
            if (complete)
            {
                return true;
            }
            if (_exhausted)
            {
                throw Refused(ProblemCode.UnclosedQuote, ("line", Number(split.QuoteLine)));
            }
            Fill();
        }
        FieldCount = 0;
        _recordEnd = _recordStart;
        return false;
    }

    /// <summary>Number of the record's first line, counted from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>The delimiter that a line <c>sep=;</c> above the first record names; null where there is none, and before the first <see cref="Read"/>.</summary>
    public char? HintedDelimiter { get; private set; }

    /// <summary>Bytes of the stream consumed so far (after decompression).</summary>
    public long BytesRead => ReferenceEquals(_bytes, _source) ? _source.BytesRead - (_end - _next) : _source.BytesRead;

    /// <summary>Number of fields of the record; 0 for an empty line.</summary>
    public int FieldCount { get; private set; }

    /// <summary>
    /// A field's bytes without quotes, and without the apostrophe that keeps a text from being run as a formula, valid until the next
    /// <see cref="Read"/>; in UTF-8 where the file is UTF-16, else in the file's encoding.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The record has no such field.</exception>
    public ReadOnlySpan<byte> Field(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)FieldCount, nameof(index));
        ref var field = ref _fields[index];
        var bytes = _buffer.AsSpan(_recordStart + field.Start, field.Length);
        ReadOnlySpan<byte> content = field.Kind switch
        {
            FieldKind.Plain => bytes,
            FieldKind.Escaped => Unescape(bytes, ref field),
            _ => _unescaped.AsSpan(field.UnescapedStart, field.UnescapedLength),
        };
        return content.Length > 1 && content[0] == (byte)'\'' ? SpreadsheetText.UnprotectStart(content) : content;
    }

    /// <summary>The record byte for byte without its line end, valid until the next <see cref="Read"/> (encoded as <see cref="Field"/> is).</summary>
    public ReadOnlySpan<byte> Raw => _buffer.AsSpan(_recordStart, _recordEnd - _recordStart);

    /// <summary>The text of a field, decoded and not trimmed.</summary>
    public string Text(int index) => _encoding.GetString(Field(index));

    /// <summary>Decodes bytes of <see cref="Field"/> or <see cref="Raw"/> into characters; returns how many.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="characters">Room for at least as many characters as there are bytes.</param>
    public int Decode(ReadOnlySpan<byte> bytes, Span<char> characters) => _encoding.GetChars(bytes, characters);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!ReferenceEquals(_bytes, _source))
        {
            _bytes.Dispose();
        }
        _source.Dispose();
    }

    private void Start()
    {
        _started = true;
        Fill();
        if (_encoding is UTF8Encoding && _buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
        {
            _next = 3;
        }
        var hint = SeparatorLine.Length(_buffer.AsSpan(_next, Math.Min(_end - _next, SeparatorLine.MaxBytes)), out var delimiter);
        if (hint > 0)
        {
            (_next, _nextLine, HintedDelimiter) = (_next + hint, 2, delimiter);
        }
    }

    /// <summary>Moves the unfinished record to the front and reads until the buffer is full, so that a record is split anew only when the buffer has doubled.</summary>
    private void Fill()
    {
        var kept = _end - _recordStart;
        var target = kept > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_recordStart, kept).CopyTo(target);
        _buffer = target;
        _next -= _recordStart;
        _recordStart = 0;
        _end = kept;
        while (_end < _buffer.Length)
        {
            var read = _bytes.Read(_buffer.AsSpan(_end));
            if (read == 0)
            {
                _exhausted = true;
                return;
            }
            _end += read;
        }
    }

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> bytes, ref FieldSlice field)
    {
        if (_unescaped.Length - _unescapedLength < bytes.Length)
        {
            // Spans handed out earlier keep the old array alive.
            Array.Resize(ref _unescaped, Math.Max(_unescaped.Length * 2, _unescapedLength + bytes.Length));
        }
        var quote = (byte)_quote;
        var target = _unescaped.AsSpan(_unescapedLength);
        var length = 0;
        var rest = bytes[1..];
        while (true)
        {
            var at = rest.IndexOf(quote);
            rest[..at].CopyTo(target[length..]);
            length += at;
            rest = rest[(at + 1)..];
            if (rest.IsEmpty || rest[0] != quote)
            {
                break;
            }
            target[length++] = quote;
            rest = rest[1..];
        }
        rest.CopyTo(target[length..]);
        length += rest.Length;
        field.Kind = FieldKind.Unescaped;
        field.UnescapedStart = _unescapedLength;
        field.UnescapedLength = length;
        _unescapedLength += length;
        return target[..length];
    }

    private ImportException TooLong(long quoteLine) => quoteLine > 0
        ? Refused(ProblemCode.UnclosedQuote, ("line", Number(quoteLine)))
        : Refused(ProblemCode.RecordTooLong, ("line", Number(LineNumber)), ("limit", Number(_limits.MaxRecordBytes)));

    private static byte AsciiByte(char sign, string setting) => sign is > '\0' and < '\x80' and not ('\r' or '\n')
        ? (byte)sign
        : throw Refused(ProblemCode.BadSetting, ("setting", setting), ("value", sign.ToString()));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static ImportException Refused(ProblemCode code, params (string Name, string Value)[] values) =>
        new(ImportProblem.Of(code, blocking: true, values));

    private enum FieldKind : byte
    {
        /// <summary>The bytes in the buffer are the field.</summary>
        Plain,

        /// <summary>The bytes in the buffer begin with a quote and have to be unescaped.</summary>
        Escaped,

        /// <summary>The field lies unescaped in the scratch buffer.</summary>
        Unescaped,
    }

    private struct FieldSlice
    {
        public int Start;
        public int Length;
        public int UnescapedStart;
        public int UnescapedLength;
        public FieldKind Kind;
    }

    /// <summary>Splits the record at the reader's position, once from its start.</summary>
    private ref struct Split(RecordReader reader)
    {
        private readonly RecordReader _reader = reader;
        private readonly ReadOnlySpan<byte> _data = reader._buffer.AsSpan(0, reader._end);
        private int _position = reader._recordStart;
        private int _count;
        private int _lineEnds;

        /// <summary>The line on which a quote opened that is not closed so far; 0 where none is open.</summary>
        public long QuoteLine { get; private set; }

        /// <summary>False where the data end before the record does; then nothing of the reader has changed.</summary>
        public bool Record()
        {
            while (true)
            {
                if (_reader._blanks)
                {
                    SkipBlanks();
                }
                var first = _position;
                var start = first;
                var kind = FieldKind.Plain;
                int end;
                if (_position < _data.Length && _data[_position] == _reader._quote)
                {
                    if (!Quoted(out var plain))
                    {
                        return false;
                    }
                    kind = plain ? FieldKind.Plain : FieldKind.Escaped;
                    (start, end) = plain ? (start + 1, _position - 1) : (start, _position);
                }
                else
                {
                    var length = _data[_position..].IndexOfAny(_reader._endsField);
                    _position = length < 0 ? _data.Length : _position + length;
                    end = _position;
                }
                if (_position == _data.Length)
                {
                    return _reader._exhausted && Finish(first, start, end, kind, next: _position, lineEnds: 0);
                }
                var stop = _data[_position];
                if (stop == LineFeed)
                {
                    return Finish(first, start, end, kind, _position + 1, lineEnds: 1);
                }
                if (stop == CarriageReturn)
                {
                    if (_position + 1 == _data.Length && !_reader._exhausted)
                    {
                        return false;
                    }
                    var pair = _position + 1 < _data.Length && _data[_position + 1] == LineFeed;
                    return Finish(first, start, end, kind, _position + (pair ? 2 : 1), lineEnds: 1);
                }
                if (stop == 0)
                {
                    throw NulByte();
                }
                Add(start, end, kind);
                _position++;
            }
        }

        private void SkipBlanks()
        {
            while (_position < _data.Length && _data[_position] is (byte)' ' or (byte)'\t')
            {
                _position++;
            }
        }

        /// <summary>Goes from an opening quote to the delimiter or line end behind the field; plain where nothing but the outer quotes has to go.</summary>
        private bool Quoted(out bool plain)
        {
            plain = true;
            QuoteLine = _reader.LineNumber + _lineEnds;
            _position++;
            while (true)
            {
                var length = _data[_position..].IndexOfAny(_reader._insideQuotes);
                if (length < 0)
                {
                    return false;
                }
                _position += length;
                var found = _data[_position++];
                if (found == 0)
                {
                    throw NulByte();
                }
                if (found == _reader._quote)
                {
                    if (_position == _data.Length && !_reader._exhausted)
                    {
                        return false;
                    }
                    if (_position == _data.Length || _data[_position] != _reader._quote)
                    {
                        break;
                    }
                    _position++;
                    plain = false;
                }
                else if (found == LineFeed || _position == _data.Length || _data[_position] != LineFeed)
                {
                    _lineEnds++;
                }
            }
            QuoteLine = 0;
            var trailing = _data[_position..].IndexOfAny(_reader._endsField);
            trailing = trailing < 0 ? _data.Length - _position : trailing;
            plain &= trailing == 0;
            _position += trailing;
            return true;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Add(int start, int end, FieldKind kind)
        {
            if (_count < _reader._limits.MaxColumns)
            {
                if (_count == _reader._fields.Length)
                {
                    Array.Resize(ref _reader._fields, _count * 2);
                }
                ref var field = ref _reader._fields[_count];
                field.Start = start - _reader._recordStart;
                field.Length = end - start;
                field.Kind = kind;
            }
            _count++;
        }

        private bool Finish(int first, int start, int end, FieldKind kind, int next, int lineEnds)
        {
            // With blanks as delimiter, those at the end of the line open no field.
            var opensField = _position > first || (_count > 0 && !_reader._blanks);
            if (opensField)
            {
                Add(start, end, kind);
            }
            if (_count > _reader._limits.MaxColumns)
            {
                throw Refused(ProblemCode.TooManyColumns, ("columns", Number(_count)), ("limit", Number(_reader._limits.MaxColumns)));
            }
            _reader.FieldCount = _count;
            _reader._recordEnd = _position;
            _reader._next = next;
            _reader._nextLine = _reader.LineNumber + _lineEnds + lineEnds;
            return true;
        }

        private readonly ImportException NulByte() => Refused(ProblemCode.NulByte, ("line", Number(_reader.LineNumber + _lineEnds)));
    }
}

/// <summary>Bounds on what a file may hold, so that a hostile or broken one ends in a sentence and not in a full memory.</summary>
/// <param name="MaxRecordBytes">Most bytes of one record.</param>
/// <param name="MaxColumns">Most columns.</param>
/// <param name="MaxBytes">Most bytes after decompression.</param>
public sealed record ReadLimits(int MaxRecordBytes = 1 << 20, int MaxColumns = 512, long MaxBytes = 64L << 30);
