namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>What a view of a pack gives.</summary>
/// <param name="View">Its file, below the pack's folder.</param>
/// <param name="Columns">Its columns, without that of its provenance.</param>
/// <param name="Rows">How many rows it gives.</param>
/// <param name="Unreadable">Rows of the files behind it that no view sees, by cause.</param>
/// <param name="Sample">The first rows.</param>
public sealed record ViewPreview(
    string View, IReadOnlyList<string> Columns, long Rows, IReadOnlyList<UnreadableRows> Unreadable, IReadOnlyList<IReadOnlyList<string>> Sample);
