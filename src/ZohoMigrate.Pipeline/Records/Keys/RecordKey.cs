using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Records.Keys;

/// <summary>
/// The text of a key: its parts joined by <c>|</c>; a <c>|</c> or <c>\</c> inside a part stands behind a <c>\</c>, so that different parts
/// never make the same text. Text that looks the same is the same key (<see cref="ComposedText"/>).
/// </summary>
internal static class RecordKey
{
    /// <summary>The key of one part; empty when it has no value.</summary>
    public static string Of(string? part) => part is null ? "" : Escape(ComposedText.Of(part));

    /// <summary>The key of several parts; empty when none has a value.</summary>
    public static string Of(IEnumerable<string?> parts)
    {
        var known = parts.ToList();
        return known.All(part => part is null) ? "" : string.Join('|', known.Select(Of));
    }

    private static string Escape(string part) =>
        part.AsSpan().IndexOfAny('|', '\\') < 0
            ? part
            : part.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal);
}
