namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>A proposed stream, in short.</summary>
/// <param name="Stream">Its name.</param>
/// <param name="File">The file its records are made from.</param>
/// <param name="Module">Zoho's module.</param>
/// <param name="Certainty">How sure that is: sure, likely or question.</param>
/// <param name="Key">The columns that identify a record.</param>
/// <param name="Lines">The file with its lines; null where it has none, or they stand in its own rows.</param>
/// <param name="Fields">How many fields are made.</param>
/// <param name="Questions">How many things are asked.</param>
/// <param name="Missing">Required fields that nothing is found for.</param>
/// <param name="IsReady">Whether the pack lists it.</param>
public sealed record StreamDraft(
    string Stream, string File, string Module, string Certainty, IReadOnlyList<string> Key, string? Lines, int Fields, int Questions, IReadOnlyList<string> Missing, bool IsReady)
{
    internal static StreamDraft Of(ProposedStream stream, bool isReady) => new(
        stream.Name,
        stream.Table.Title,
        stream.Module.Module,
        stream.Certainty.ToString().ToLowerInvariant(),
        [.. stream.Key.Columns.Select(column => column.Name)],
        stream.Lines?.Table.Title,
        stream.Fields.Count,
        stream.Questions,
        stream.Missing,
        isReady);
}
