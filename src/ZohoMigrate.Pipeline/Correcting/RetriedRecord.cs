using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>A record that is tried again, mapped and checked by itself.</summary>
/// <param name="Number">Tells it from the others: its id in the checkpoint, a negative number for a new one.</param>
/// <param name="Place">Its stream's place in the order of delivery.</param>
/// <param name="Record">What it is now.</param>
/// <param name="IsLeftOut">Whether the stream's <c>where</c> leaves it out now.</param>
internal sealed record RetriedRecord(long Number, int Place, MappedRecord Record, bool IsLeftOut)
{
    /// <summary>Cells that were taken as they came back after all, since their staged text is what was wrong.</summary>
    public IReadOnlyList<ReturnedCell> Taken { get; init; } = [];

    /// <summary>Its id in the checkpoint, or null for a new one.</summary>
    public long? Id => Number > 0 ? Number : null;

    public StagedIdentity Identity => new(Number, Record.Stream, Record.Key, Record.Header.File.Name, Record.Header.FirstLine);
}
