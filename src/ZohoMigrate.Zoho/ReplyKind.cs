namespace ZohoMigrate.Zoho;

/// <summary>What an answer, or its absence, means. The table in <c>Errors/*.yaml</c> decides.</summary>
public enum ReplyKind
{
    Success,

    /// <summary>Provably not processed, or a read: may be sent again. From the client: every attempt allowed was used up.</summary>
    Transient,

    /// <summary>Over a limit; the lane cools down. Handled inside the client, never the final word on a request.</summary>
    Throttled,

    /// <summary>The day's calls are used up, or Zoho wants none for longer than ten minutes: by its own word, or as it has refused one trial after another.</summary>
    QuotaExhausted,

    /// <summary>The access token is dead. Handled inside the client: refreshed once, then <see cref="RunStopper"/>.</summary>
    TokenExpired,

    /// <summary>No request can succeed (wrong organisation, missing scope, revoked token): the run ends, no record is marked.</summary>
    RunStopper,

    /// <summary>Zoho keeps the natural key unique and it is taken.</summary>
    Duplicate,

    /// <summary>A record this one refers to is not (yet) there.</summary>
    MissingParent,

    /// <summary>Zoho will not take this record as it is.</summary>
    Refused,

    /// <summary>May or may not have been processed: never sent again before it has been looked for.</summary>
    Unknown,
}
