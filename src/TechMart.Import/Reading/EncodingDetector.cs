using System.Text;

namespace TechMart.Import.Reading;

/// <summary>
/// Finds out in which encoding a text is written, by evidence over all bytes that it is fed:
/// byte order mark, zero bytes, strict UTF-8, and how plausible the letters are in each single-byte encoding.
/// </summary>
public sealed class EncodingDetector
{
    /// <summary>Bytes above 127 that are looked at with their neighbours; more would tell nothing new.</summary>
    private const int MostTriples = 200_000;

    /// <summary>So many valid sequences for each invalid one make a UTF-8 file with a few broken letters.</summary>
    private const int MendedRatio = 20;

    private readonly Dictionary<int, int> _triples = [];
    private readonly byte[] _start = new byte[4];
    private readonly byte[] _unfinished = new byte[4];
    private int _unfinishedLength;
    private long _length;
    private long _zerosAtEven;
    private long _zerosAtOdd;
    private long _sequences;
    private long _invalid;
    private int _seen;
    private int _before = '\n';
    private int _waiting = -1;

    /// <summary>Takes the next bytes of the file (from its start, in order; any block size).</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }
        if (_length < _start.Length)
        {
            var missing = _start.AsSpan((int)_length);
            bytes[..Math.Min(bytes.Length, missing.Length)].CopyTo(missing);
        }
        CountZeros(bytes);
        TakeTriples(bytes);
        CheckUtf8(bytes);
        _length += bytes.Length;
    }

    /// <summary>What the bytes so far say.</summary>
    public EncodingEvidence Result
    {
        get
        {
            var start = _start.AsSpan(0, (int)Math.Min(_length, _start.Length));
            switch (start)
            {
                case [0xEF, 0xBB, 0xBF, ..]:
                    return new EncodingEvidence("utf-8", 1, 3, []);
                case [0xFF, 0xFE, ..]:
                    return new EncodingEvidence("utf-16le", 1, 2, []);
                case [0xFE, 0xFF, ..]:
                    return new EncodingEvidence("utf-16be", 1, 2, []);
            }
            if (Utf16.Looks(_zerosAtEven, _zerosAtOdd, _length) is { } wide)
            {
                return new EncodingEvidence(wide, 0.95, 0, []);
            }
            if (_sequences == 0 && _invalid == 0 && _unfinishedLength == 0)
            {
                return new EncodingEvidence("utf-8", 1, 0, []);
            }
            return WithHighBytes();
        }
    }

    private EncodingEvidence WithHighBytes()
    {
        var ranking = LetterPlausibility.Rank(Triples());
        if (_invalid == 0 && _sequences > 0)
        {
            // One accidental sequence is possible, many are not.
            return new EncodingEvidence("utf-8", 1 - (0.02 / _sequences), 0, [.. ranking.Select(other => (other.Encoding, other.Confidence * 0.02 / _sequences))]);
        }
        if (_sequences >= MendedRatio * Math.Max(_invalid, 1))
        {
            var share = (double)_sequences / (_sequences + _invalid);
            return new EncodingEvidence("utf-8", share * 0.9, 0, [.. ranking.Select(other => (other.Encoding, other.Confidence * (1 - share)))]);
        }
        return new EncodingEvidence(ranking[0].Encoding, ranking[0].Confidence, 0, [.. ranking.Skip(1)]);
    }

    /// <summary>The bytes above 127 with their neighbours, the very last one with a line end behind it.</summary>
    private IEnumerable<(byte Before, byte Value, byte Behind, int Count)> Triples()
    {
        foreach (var (triple, count) in _triples)
        {
            yield return ((byte)(triple >> 16), (byte)(triple >> 8), (byte)triple, count);
        }
        if (_waiting >= 0)
        {
            yield return ((byte)(_waiting >> 8), (byte)_waiting, (byte)'\n', 1);
        }
    }

    private void CountZeros(ReadOnlySpan<byte> bytes)
    {
        for (var position = bytes.IndexOf((byte)0); position >= 0;)
        {
            _zerosAtEven += (_length + position) % 2 == 0 ? 1 : 0;
            _zerosAtOdd += (_length + position) % 2 == 0 ? 0 : 1;
            var next = bytes[(position + 1)..].IndexOf((byte)0);
            position = next < 0 ? -1 : position + 1 + next;
        }
    }

    private void TakeTriples(ReadOnlySpan<byte> bytes)
    {
        if (_seen >= MostTriples)
        {
            return;
        }
        if (_waiting >= 0)
        {
            Count((_waiting << 8) | bytes[0]);
            _waiting = -1;
        }
        for (var position = 0; position < bytes.Length && _seen < MostTriples; position++)
        {
            var skipped = bytes[position..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (skipped < 0)
            {
                break;
            }
            position += skipped;
            var pair = ((position > 0 ? bytes[position - 1] : _before) << 8) | bytes[position];
            if (position + 1 == bytes.Length)
            {
                _waiting = pair;
            }
            else
            {
                Count((pair << 8) | bytes[position + 1]);
            }
        }
        _before = bytes[^1];
    }

    private void Count(int triple)
    {
        _triples[triple] = _triples.GetValueOrDefault(triple) + 1;
        _seen++;
    }

    private void CheckUtf8(ReadOnlySpan<byte> bytes)
    {
        while (_unfinishedLength > 0 && !bytes.IsEmpty)
        {
            _unfinished[_unfinishedLength++] = bytes[0];
            var status = Rune.DecodeFromUtf8(_unfinished.AsSpan(0, _unfinishedLength), out _, out _);
            if (status == System.Buffers.OperationStatus.InvalidData)
            {
                // The byte may begin something of its own.
                _invalid++;
                _unfinishedLength = 0;
                break;
            }
            bytes = bytes[1..];
            if (status == System.Buffers.OperationStatus.Done)
            {
                _sequences++;
                _unfinishedLength = 0;
            }
        }
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var skipped and >= 0)
        {
            bytes = bytes[skipped..];
            switch (Rune.DecodeFromUtf8(bytes, out _, out var length))
            {
                case System.Buffers.OperationStatus.Done:
                    _sequences++;
                    break;
                case System.Buffers.OperationStatus.NeedMoreData:
                    bytes.CopyTo(_unfinished);
                    _unfinishedLength = bytes.Length;
                    return;
                default:
                    _invalid++;
                    break;
            }
            bytes = bytes[length..];
        }
    }
}

/// <summary>What is known about a file's encoding.</summary>
/// <param name="Encoding">The likeliest, a name as in <see cref="Dialect.Encoding"/>.</param>
/// <param name="Confidence">How sure, 0 to 1; 1 for plain ASCII and for a byte order mark.</param>
/// <param name="ByteOrderMark">Bytes of the byte order mark.</param>
/// <param name="RunnersUp">The other possible encodings, likelier first, with their confidence.</param>
public sealed record EncodingEvidence(
    string Encoding, double Confidence, int ByteOrderMark, IReadOnlyList<(string Encoding, double Confidence)> RunnersUp);
