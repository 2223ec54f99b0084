namespace ZohoMigrate.Pipeline.Checkpointing.Changes;

/// <summary>What changed sources, or a changed mapping, mean for a run that had begun.</summary>
/// <param name="Streams">Of each stream, also one that is there no longer.</param>
/// <param name="AtZoho">The first of the changed records that are at Zoho, or may be, in order of delivery.</param>
/// <param name="AddedSteps">Later steps that are asked of records at Zoho for the first time: they are still to be taken.</param>
/// <param name="Superseded">Rows corrected by a retry and not delivered: they are what the files say again.</param>
public sealed record ChangeAccount(IReadOnlyList<StreamChanges> Streams, IReadOnlyList<HeldRecord> AtZoho, long AddedSteps, long Superseded);

/// <summary>What became of a stream's records, told by their keys.</summary>
/// <param name="Stream">Its name.</param>
/// <param name="New">Were not there before.</param>
/// <param name="Changed">Make something else now.</param>
/// <param name="Gone">Are not there any more.</param>
/// <param name="Unchanged">Make the same.</param>
/// <param name="ChangedAtZoho">Of the changed ones: those at Zoho, or perhaps there. They stay as they were sent.</param>
public sealed record StreamChanges(string Stream, long New, long Changed, long Gone, long Unchanged, long ChangedAtZoho);

/// <summary>A record that is at Zoho, or may be, and where its header row is.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Key">Its key.</param>
/// <param name="ZohoId">Null where it is not known whether Zoho has it.</param>
/// <param name="File">The file of its header row.</param>
/// <param name="Line">The line its header row begins on.</param>
public sealed record HeldRecord(string Stream, string Key, string? ZohoId, string File, long Line);
