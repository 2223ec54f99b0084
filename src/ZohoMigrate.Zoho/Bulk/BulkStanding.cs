using System.Text.Json;

namespace ZohoMigrate.Zoho.Bulk;

/// <summary>How far a job is.</summary>
/// <param name="IsOver">Whether it will make no more records.</param>
/// <param name="Result">Where the file is that says what became of its rows; null where there is none.</param>
public sealed record BulkStanding(bool IsOver, string? Result)
{
    private const string Completed = "COMPLETED";

    // The file's own states are among them, for a job of one file may show those; a word that is not known is no end.
    private static readonly string[] Failures = ["FAILED", "SKIPPED"];

    /// <summary>What Zoho calls it; null where it does not say.</summary>
    public string? State { get; private init; }

    /// <summary>What Zoho says of a job, or of its file, that failed as a whole; null where it did not.</summary>
    public string? Failure { get; private init; }

    /// <summary>The code of that, or the state where there is none.</summary>
    public string? FailureCode { get; private init; }

    /// <summary>The standing in the answer to a call for it.</summary>
    public static BulkStanding Of(JsonElement body)
    {
        JsonElement[] parts = [body, .. FilesOf(body)];
        var standing = new BulkStanding(
            StatusOf(body) is { } status && (status == Completed || Failures.Contains(status)),
            MemberPath.Find(body, "result.download_url")?.ToString() is { Length: > 0 } url ? url : null)
        {
            State = StatusOf(body),
        };
        return standing.IsOver && parts.Select(StatusOf).FirstOrDefault(Failures.Contains) is { } failed
            ? standing with { Failure = ReasonOf(parts), FailureCode = parts.Select(part => TextOf(part, "code")).OfType<string>().FirstOrDefault() ?? failed }
            : standing;
    }

    private static IEnumerable<JsonElement> FilesOf(JsonElement body)
    {
        if (MemberPath.Find(body, "resource") is not { ValueKind: JsonValueKind.Array } resources)
            yield break;
        foreach (var resource in resources.EnumerateArray())
        {
            yield return resource;
            if (MemberPath.Find(resource, "file") is { ValueKind: JsonValueKind.Object } file)
                yield return file;
        }
    }

    private static string? StatusOf(JsonElement part) => TextOf(part, "status")?.ToUpperInvariant();

    private static string? TextOf(JsonElement part, string member) =>
        MemberPath.Find(part, member) is { ValueKind: JsonValueKind.String } text && text.GetString()!.Trim() is { Length: > 0 } said ? said : null;

    // Of what is said at several places, each once.
    private static string ReasonOf(IReadOnlyList<JsonElement> parts) => string.Join(
        ", ",
        parts.SelectMany(part => new[] { TextOf(part, "status"), TextOf(part, "code"), TextOf(part, "message") }).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase));
}
