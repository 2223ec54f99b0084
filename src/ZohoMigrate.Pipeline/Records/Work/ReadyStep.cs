using System.Text.Json.Nodes;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>A step that may be sent: everything it refers to is settled.</summary>
/// <param name="Item">The record and the step.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Key">Its key in the source.</param>
/// <param name="Module">Its module.</param>
/// <param name="Operation">The operation's name in the catalogue ("create", "mark_as_sent").</param>
/// <param name="Payload">The record with references resolved, all of it: what of it a step sends, the catalogue says.</param>
/// <param name="ZohoId">The record's own id at Zoho, once it has one.</param>
public sealed record ReadyStep(
    RequestItem Item, string Stream, string Key, string Module, string Operation, JsonObject Payload, string? ZohoId)
{
    /// <summary>What the record comes to, where that was known when it was staged: the payload itself does not say what its taxes are.</summary>
    public decimal? Total { get; init; }

    /// <summary>Whether a lost checkpoint may have sent it.</summary>
    public bool IsInDoubt { get; init; }

    /// <summary>How many of its attempts ended so that it could be at Zoho, and it was not: as in <see cref="ParkedStep.UnknownAttempts"/>.</summary>
    public int UnknownAttempts { get; init; }
}
