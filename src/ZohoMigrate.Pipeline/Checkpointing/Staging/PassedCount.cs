using System.Text.Json;
using ZohoMigrate.Pipeline.Checkpointing.Storage;

namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary><see cref="PassedRecords"/> as a checkpoint has them: a note, there where a dry run has written one.</summary>
/// <param name="Streams">Stream → what was counted of its records.</param>
/// <param name="Files">File → rows in records, and rows left out.</param>
/// <param name="Lookups">List and value of what is looked up.</param>
internal sealed record PassedCount(
    IReadOnlyDictionary<long, PassedCount.OfStream> Streams, IReadOnlyDictionary<long, PassedCount.OfFile> Files, IReadOnlyList<PassedCount.Sought> Lookups)
{
    private const string Note = "passed";
    private static readonly PassedCount None = new(new Dictionary<long, OfStream>(), new Dictionary<long, OfFile>(), []);

    /// <summary>What was counted, here and there: each record in one of them, the rows of a file perhaps in several.</summary>
    public static PassedCount Of(IReadOnlyCollection<PassedRecords> passed, StagedPlaces places) => new(
        passed.SelectMany(part => part.Streams).ToDictionary(stream => places.Stream(stream.Key), stream => OfStream.Of(stream.Value)),
        passed.SelectMany(part => part.Files).GroupBy(file => places.File(file.Key), file => file.Value).ToDictionary(file => file.Key, OfFile.Of),
        [.. passed.SelectMany(part => part.Lookups).Select(lookup => new Sought(lookup.List, lookup.Value))]);

    public static PassedCount Read(Database database) =>
        database.Value<string>("SELECT value FROM note WHERE name = ?1", Note) is { } json ? JsonSerializer.Deserialize<PassedCount>(json, StoredText.Json)! : None;

    public void Write(Database database) =>
        database.Run("INSERT OR REPLACE INTO note (name, value) VALUES (?1, ?2)", Note, JsonSerializer.Serialize(this, StoredText.Json));

    /// <param name="Records">Records.</param>
    /// <param name="Steps">Their later steps.</param>
    internal sealed record OfStream(long Records, long Steps)
    {
        /// <summary>Those that refer to another of their stream.</summary>
        public long Waiting { get; init; }

        /// <summary>The streams that they refer to.</summary>
        public IReadOnlyList<string> Parents { get; init; } = [];

        /// <summary>How many have the same address, for each address.</summary>
        public IReadOnlyList<long> Addresses { get; init; } = [];

        public static OfStream Of(PassedStream passed) => new(passed.Records, passed.Steps)
        {
            Waiting = passed.Waiting,
            Parents = [.. passed.Parents],
            Addresses = [.. passed.Addresses.Values],
        };
    }

    internal sealed record OfFile(long InRecords, long Excluded)
    {
        public long Rows => InRecords + Excluded;

        public static OfFile Of(IEnumerable<(long InRecords, long Excluded)> parts) => parts.Aggregate(
            new OfFile(0, 0), (sum, part) => new OfFile(sum.InRecords + part.InRecords, sum.Excluded + part.Excluded));
    }

    internal sealed record Sought(string List, string Value);
}
