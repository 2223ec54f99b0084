using ZohoMigrate.Zoho;

namespace ZohoMigrate.Testing.Zoho;

/// <summary>An attempt as the journal has it.</summary>
public sealed record JournalEntry(ApiRequest Request, AttemptStart Start, AttemptEnd? End);
