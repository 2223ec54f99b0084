using System.Buffers;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>
/// Rows kept aside until somebody asks for those of a key: they may have come in any order, and a million of them must not fill the memory.
/// In memory is only where each stands, and a hash of its key; that the key is the same is seen when the row is read.
/// </summary>
/// <param name="files">Those the rows stand in.</param>
internal sealed class KeptRows(IReadOnlyList<SourceFile> files) : IDisposable
{
    /// <summary>The most rows of one key, since all rows of a key are held in memory together. No document has so many lines.</summary>
    public const int MostOfOne = 100_000;

    private const int None = -1;
    private readonly ScratchFile _scratch = new();
    private readonly ArrayBufferWriter<byte> _written = new();
    private readonly List<Place> _places = [];
    private readonly List<Mark> _marks = [];
    private byte[] _read = new byte[1024];
    private int[] _first = [];

    private enum Mark : byte
    {
        Left,
        Excluded,
        Taken,
    }

    public void Add(SourceRow row, string key)
    {
        _written.ResetWrittenCount();
        RowBytes.Write(_written, key, FileOf(row), row);
        _places.Add(new Place(_scratch.Append(_written.WrittenSpan), KeyHash.Of(key), _written.WrittenCount, None));
        _marks.Add(Mark.Left);
    }

    /// <summary>Called once, when all rows are in and before the first is asked for.</summary>
    public void Index()
    {
        _first = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * _places.Count) | 1)];
        Array.Fill(_first, None);
        // From behind, so that each row leads to the next of its key.
        for (var place = _places.Count - 1; place >= 0; place--)
        {
            ref var first = ref First(_places[place].Hash);
            _places[place] = _places[place] with { Next = first };
            first = place;
        }
    }

    /// <summary>Whether any row has the key.</summary>
    public bool Has(string key)
    {
        var place = First(KeyHash.Of(key));
        while (place != None && !HasKey(place, key, out _))
            place = _places[place].Next;
        return place != None;
    }

    /// <summary>The rows of a key that nobody has taken yet, in the order they came. An empty key is no key: it joins nothing.</summary>
    /// <exception cref="SourceException">There are more of it than <see cref="MostOfOne"/>.</exception>
    public IReadOnlyList<SourceRow> Take(string key) => key.Length == 0 ? [] : Take(key, First(KeyHash.Of(key)));

    /// <summary>Says that the rows of a key are left out, unless somebody takes them.</summary>
    public void Exclude(string key)
    {
        if (key.Length == 0)
            return;
        for (var place = First(KeyHash.Of(key)); place != None; place = _places[place].Next)
        {
            if (_marks[place] == Mark.Left && HasKey(place, key, out _))
                _marks[place] = Mark.Excluded;
        }
    }

    /// <summary>The rows nobody took, in the order they came, and whether they were left out.</summary>
    public IEnumerable<(SourceRow Row, bool IsExcluded)> ReadLeft()
    {
        for (var place = 0; place < _places.Count; place++)
        {
            if (_marks[place] != Mark.Taken)
                yield return (Read(place), _marks[place] == Mark.Excluded);
        }
    }

    /// <summary>The rows of each key, in the order they came; the keys in the order of their first rows. A row without a key is one by itself.</summary>
    /// <exception cref="SourceException">There are more of one than <see cref="MostOfOne"/>.</exception>
    public IEnumerable<IReadOnlyList<SourceRow>> ReadGroups()
    {
        for (var place = 0; place < _places.Count; place++)
        {
            if (_marks[place] == Mark.Taken)
                continue;
            var key = KeyOf(place);
            yield return key.Length == 0 ? [Read(place)] : Take(key, place);
        }
    }

    public void Dispose() => _scratch.Dispose();

    private List<SourceRow> Take(string key, int place)
    {
        var rows = new List<SourceRow>();
        for (; place != None; place = _places[place].Next)
        {
            if (_marks[place] == Mark.Taken || !HasKey(place, key, out var row))
                continue;
            if (rows.Count == MostOfOne)
                throw TooMany(rows[0]);
            _marks[place] = Mark.Taken;
            rows.Add(RowBytes.Row(row, files));
        }

        return rows;
    }

    private static SourceException TooMany(SourceRow first) => new(
        $"{first.File.Name} line {first.FirstLine}: this row and more than {MostOfOne - 1} others would be one record, which is made of {MostOfOne} at most. "
        + "In the mapping, correct the columns by which rows belong together (`group_by`, or `on` beside `lines`), or their values in the source; "
        + "or have a view add the rows up.");

    private ref int First(ulong hash)
    {
        var at = (int)hash & (_first.Length - 1);
        while (_first[at] != None && _places[_first[at]].Hash != hash)
            at = (at + 1) & (_first.Length - 1);
        return ref _first[at];
    }

    private bool HasKey(int place, string key, out ReadOnlySpan<byte> row)
    {
        row = Bytes(place);
        return RowBytes.Key(ref row).SequenceEqual(key);
    }

    private string KeyOf(int place)
    {
        var row = Bytes(place);
        return RowBytes.Key(ref row).ToString();
    }

    private SourceRow Read(int place)
    {
        var row = Bytes(place);
        RowBytes.Key(ref row);
        return RowBytes.Row(row, files);
    }

    private ReadOnlySpan<byte> Bytes(int place)
    {
        var (begin, _, length, _) = _places[place];
        if (_read.Length < length)
            _read = new byte[2 * length];
        _scratch.Read(begin, _read.AsSpan(0, length));
        return _read.AsSpan(0, length);
    }

    private int FileOf(SourceRow row)
    {
        var at = 0;
        while (!ReferenceEquals(files[at], row.File))
            at++;
        return at;
    }

    private readonly record struct Place(long Begin, ulong Hash, int Length, int Next);
}
