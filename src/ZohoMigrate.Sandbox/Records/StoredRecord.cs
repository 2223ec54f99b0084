using System.Text.Json.Nodes;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>A record as the sandbox keeps it.</summary>
internal sealed record StoredRecord
{
    public required string Id { get; init; }

    /// <summary>The arrival that made it, or a later number: orders records by creation, also within one second.</summary>
    public required long Sequence { get; init; }

    /// <summary>The moment from which get and list see it.</summary>
    public required long Visible { get; init; }

    /// <summary>Everything that was sent and what was computed. Read under the sandbox's lock only.</summary>
    public required JsonObject Json { get; init; }
}
