namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>A stream as the checkpoint knows it.</summary>
/// <param name="Name">The stream's name: its mapping file's.</param>
/// <param name="Module">Its target module.</param>
/// <param name="Ordinal">Its place in the order of delivery, parents first.</param>
public sealed record StreamEntry(string Name, string Module, int Ordinal);
