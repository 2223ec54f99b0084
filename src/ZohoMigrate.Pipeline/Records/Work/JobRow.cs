namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>One record of a job as the checkpoint has it.</summary>
/// <param name="Position">Its place in the call that asked for the job.</param>
/// <param name="Item">The record.</param>
/// <param name="Marker">The end of the text that ends with its marker, as it was sent; null where it has none.</param>
public sealed record JobRow(int Position, JobItem Item, string? Marker);
