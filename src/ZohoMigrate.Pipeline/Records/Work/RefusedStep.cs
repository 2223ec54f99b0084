using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>A create that Zoho refused, and what it said.</summary>
public sealed record RefusedStep(RequestItem Item, Problem Problem);
