using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>A record's need of one that the organisation has already: its id stands in the payload once it is found.</summary>
/// <param name="Field">The field at Zoho, as a path.</param>
/// <param name="List">Where it is looked up.</param>
/// <param name="Value">The value it has there.</param>
/// <param name="Row"><see cref="SourceRow.Id"/> of the line that names it; null for the header row.</param>
public sealed record Lookup(string Field, LookupList List, string Value, string? Row);
