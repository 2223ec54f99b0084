using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>What came of a person's word on an unknown record: settled, unless one of these says why not. Then nothing was changed.</summary>
public sealed record Resolution
{
    /// <summary>What Zoho, or the checkpoint, says against it.</summary>
    public string? Objection { get; init; }

    /// <summary>Why Zoho could not be asked.</summary>
    public RunEnd? Stopped { get; init; }

    /// <summary>What the word means; none where it does not count.</summary>
    internal IReadOnlyList<Outcome> Outcomes { get; init; } = [];
}
