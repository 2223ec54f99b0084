namespace ZohoMigrate.Zoho.Wire;

/// <summary>What came back of one attempt.</summary>
internal sealed record WireAnswer
{
    /// <summary>Scheme, host and port of who was asked.</summary>
    public string From { get; init; } = "the server";

    /// <summary>HTTP status, or null when not even that came.</summary>
    public int? Status { get; init; }

    /// <summary>The whole body; empty when it did not come whole.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>What Retry-After asks for, as long as it likes; null where there is none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The server's own name for the call, or null where it gives none.</summary>
    public string? RequestId { get; init; }

    /// <summary>When the server says it answered, by its own clock; null where it does not.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Headers that say how many permits of a day are left → what they say.</summary>
    public IReadOnlyDictionary<string, int> Left { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public WireFailure Failure { get; init; }

    /// <summary>The failure in words.</summary>
    public string Explanation { get; init; } = "";
}
