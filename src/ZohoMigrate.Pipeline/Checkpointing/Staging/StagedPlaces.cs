using System.Collections.Concurrent;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary>The numbers of streams, files and records in the checkpoint: what is committed, so that a row need not ask.</summary>
internal sealed class StagedPlaces
{
    private readonly ConcurrentDictionary<string, long> _streams = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Stream, RowRole Role, string Name), long> _files = new();
    private long _lastRecord;

    public static StagedPlaces Read(Database database)
    {
        var places = new StagedPlaces { _lastRecord = database.Value<long?>("SELECT MAX(id) FROM record") ?? 0 };
        foreach (var (name, ordinal) in database.Rows(
            "SELECT name, ordinal FROM stream", row => (row.GetString(0), row.GetInt64(1))))
        {
            places._streams[name] = ordinal;
        }

        foreach (var (file, id) in database.Rows(
            "SELECT stream.name, file.role, file.name, file.id FROM file JOIN stream ON stream.ordinal = file.stream",
            row => ((row.GetString(0), StoredText.Parse<RowRole>(row.GetString(1)), row.GetString(2)), row.GetInt64(3))))
        {
            places._files[file] = id;
        }

        return places;
    }

    public long NextRecord() => Interlocked.Increment(ref _lastRecord);

    public void Add(string stream, long ordinal) => _streams[stream] = ordinal;

    public void Add(SourceFile file, long id) => _files[(file.Stream, file.Role, file.Name)] = id;

    public void Clear()
    {
        _streams.Clear();
        _files.Clear();
    }

    /// <exception cref="InvalidOperationException">No such stream was added.</exception>
    public long Stream(string name) => _streams.TryGetValue(name, out var ordinal)
        ? ordinal
        : throw new InvalidOperationException($"Stream '{name}' was not added to the checkpoint.");

    /// <exception cref="InvalidOperationException">No such file was added.</exception>
    public long File(SourceFile file) => _files.TryGetValue((file.Stream, file.Role, file.Name), out var id)
        ? id
        : throw new InvalidOperationException($"File '{file.Name}' of stream '{file.Stream}' was not added to the checkpoint.");
}
