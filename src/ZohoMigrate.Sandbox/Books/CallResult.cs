using ZohoMigrate.Sandbox.Http;

namespace ZohoMigrate.Sandbox.Books;

/// <summary>What a call came to.</summary>
internal sealed record CallResult(ZohoReply Reply)
{
    /// <summary>Whether it changed a record.</summary>
    public bool Committed { get; init; }

    public string? NaturalKey { get; init; }

    public string? RecordId { get; init; }

    public bool Email { get; init; }
}
