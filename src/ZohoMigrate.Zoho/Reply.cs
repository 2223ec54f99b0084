using System.Text.Json;

namespace ZohoMigrate.Zoho;

/// <summary>What became of one request after all its attempts.</summary>
/// <param name="Kind">The error taxonomy's word for it, or <see cref="ReplyKind.Success"/>.</param>
/// <param name="EndedAt">When the last attempt ended, UTC.</param>
public sealed record Reply(ReplyKind Kind, DateTimeOffset EndedAt)
{
    /// <summary>HTTP status, or null when no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>Zoho's own code as text ("1001", "INVALID_DATA"), or null when there was no readable envelope.</summary>
    public string? Code { get; init; }

    /// <summary>Zoho's own message, or ours where there was no answer. May hold what the customer typed: for reports, never for logs.</summary>
    public string Message { get; init; } = "";

    /// <summary>The field it is about, as Zoho calls it; null where it names none.</summary>
    public string? Field { get; init; }

    /// <summary>What to do about it, from the error table.</summary>
    public string? Hint { get; init; }

    /// <summary>The parsed answer of a success.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>What the answer says of the one record, whole: beside the record itself it may tell what was done to it.</summary>
    public JsonElement? Element { get; init; }

    /// <summary>The file it was answered with; null where it was none.</summary>
    public byte[]? File { get; init; }

    /// <summary>What became of each record of a batch, by position; empty where one word is said of all.</summary>
    public IReadOnlyList<Reply> Elements { get; init; } = [];

    /// <summary>What became of the record at a position of the call.</summary>
    public Reply Of(int position) => Elements.Count == 0 ? this : Elements[position];

    /// <summary>What a success names at a place of its answer (a job's id); null where it is none, or names nothing there.</summary>
    /// <param name="member">The place; a dot leads into an object.</param>
    public string? Named(string member) =>
        Kind == ReplyKind.Success && Body is { } body && MemberPath.Find(body, member)?.ToString() is { Length: > 0 } name ? name : null;

    /// <summary>Attempts made; 0 when the request never left (the day's calls were used up, no access token was to be had).</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>For <see cref="ReplyKind.QuotaExhausted"/> and throttles: when it is worth going on, UTC.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}
