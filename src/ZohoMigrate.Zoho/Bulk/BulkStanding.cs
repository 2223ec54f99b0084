using System.Text.Json;

namespace ZohoMigrate.Zoho.Bulk;

/// <summary>How far a job is.</summary>
/// <param name="IsOver">Whether it will make no more records.</param>
/// <param name="Result">Where the file is that says what became of its rows; null where there is none.</param>
public sealed record BulkStanding(bool IsOver, string? Result)
{
    // The file's own states are among them, for a job of one file may show those; a word that is not known is no end.
    private static readonly string[] Ends = ["COMPLETED", "FAILED", "SKIPPED"];

    /// <summary>The standing in the answer to a call for it.</summary>
    public static BulkStanding Of(JsonElement body) => new(
        MemberPath.Find(body, "status") is { ValueKind: JsonValueKind.String } status && Ends.Contains(status.GetString()!.Trim().ToUpperInvariant()),
        MemberPath.Find(body, "result.download_url")?.ToString() is { Length: > 0 } url ? url : null);
}
