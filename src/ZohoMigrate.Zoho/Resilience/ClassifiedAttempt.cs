using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Zoho.Resilience;

/// <summary>One attempt's answer: what it means for the request, and what for the lane.</summary>
internal sealed record ClassifiedAttempt(Reply Reply, LaneVerdict Verdict);
