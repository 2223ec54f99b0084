using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>The words for yes and no that sources use.</summary>
internal static class BooleanConversion
{
    private static readonly HashSet<string> Yes = new(["true", "yes", "y", "t", "1"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> No = new(["false", "no", "n", "f", "0"], StringComparer.OrdinalIgnoreCase);

    public static TextConversion Instance { get; } = new("not-a-boolean", "true or false, yes or no, 1 or 0", text =>
        Yes.Contains(text) ? PayloadFlag.Of(isSet: true) : No.Contains(text) ? PayloadFlag.Of(isSet: false) : null);

    /// <summary>Whether two words say yes both, or no both.</summary>
    public static bool IsSame(string? one, string? other) =>
        one is not null && other is not null && ((Yes.Contains(one) && Yes.Contains(other)) || (No.Contains(one) && No.Contains(other)));
}
