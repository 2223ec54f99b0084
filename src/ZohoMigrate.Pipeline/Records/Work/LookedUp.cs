using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>What came of looking values up in one list.</summary>
/// <param name="List">The list.</param>
/// <param name="Found">Value → Zoho's id.</param>
/// <param name="Missing">Value → what is wrong with every record that names it; the field is not in it yet.</param>
public sealed record LookedUp(LookupList List, IReadOnlyDictionary<string, string> Found, IReadOnlyDictionary<string, Problem> Missing);
