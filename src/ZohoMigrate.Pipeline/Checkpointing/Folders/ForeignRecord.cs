using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>A record of another run folder.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Record">The record.</param>
public sealed record ForeignRecord(string Folder, NamedRecord Record)
{
    /// <summary>As messages name it.</summary>
    public string Name => $"{ResolveLine.Record(Record.Stream, Record.Key)} of {Folder}";
}
