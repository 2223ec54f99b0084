using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>A create that Zoho refused, and what it said.</summary>
public sealed record RefusedStep(RequestItem Item, Problem Problem);
