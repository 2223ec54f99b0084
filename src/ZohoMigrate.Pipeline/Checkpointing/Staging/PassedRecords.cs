using System.Runtime.InteropServices;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary>What a dry run counts of records that were checked and have nothing wrong, instead of staging them.</summary>
public sealed class PassedRecords
{
    private readonly Dictionary<string, PassedStream> _streams = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceFile, (long InRecords, long Excluded)> _files = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(string List, string Value)> _lookups = [];

    // Records come stream by stream.
    private (string Stream, PassedStream? Passed) _last = ("", null);

    /// <summary>Stream → what its records come to.</summary>
    internal IReadOnlyDictionary<string, PassedStream> Streams => _streams;

    /// <summary>File → rows of those records, and rows that were left out.</summary>
    internal IReadOnlyDictionary<SourceFile, (long InRecords, long Excluded)> Files => _files;

    /// <summary>What they take of records that the organisation has, each once.</summary>
    internal IReadOnlyCollection<(string List, string Value)> Lookups => _lookups;

    public void Add(MappedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        StreamOf(record).Add(record);
        Add(record.Header, inRecords: 1, excluded: 0);
        for (var i = 0; i < record.Lines.Count; i++)
        {
            if (!record.Lines[i].IsSameRow(record.Header))
                Add(record.Lines[i], inRecords: 1, excluded: 0);
        }

        for (var i = 0; i < record.Lookups.Count; i++)
            _lookups.Add((record.Lookups[i].List.Name, record.Lookups[i].Value));
    }

    /// <summary>Adds a row that was left out, with which nothing is wrong.</summary>
    public void Add(StrayRow excluded)
    {
        ArgumentNullException.ThrowIfNull(excluded);
        Add(excluded.Row, inRecords: 0, excluded: 1);
    }

    private PassedStream StreamOf(MappedRecord record)
    {
        if (_last.Passed is not null && _last.Stream == record.Stream)
            return _last.Passed;
        if (!_streams.TryGetValue(record.Stream, out var stream))
            _streams.Add(record.Stream, stream = new PassedStream());
        _last = (record.Stream, stream);
        return stream;
    }

    private void Add(SourceRow row, int inRecords, int excluded)
    {
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_files, row.File, out _);
        counts = (counts.InRecords + inRecords, counts.Excluded + excluded);
    }
}
