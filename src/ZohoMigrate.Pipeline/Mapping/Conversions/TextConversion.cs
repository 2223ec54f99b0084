using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>Turns a value's text into what travels to Zoho.</summary>
/// <param name="Code">The problem when it cannot ("not-a-date").</param>
/// <param name="Expected">What the text should be, for the person who can mend it.</param>
/// <param name="Convert">Text → value, or null when the text is not as expected.</param>
internal sealed record TextConversion(string Code, string Expected, Func<string, PayloadValue?> Convert)
{
    public static TextConversion Text { get; } = new("wrong-type", "text", text => new PayloadText(text));

    /// <summary>The problem of a text that cannot be converted, where it is another than <see cref="Code"/>; otherwise null.</summary>
    public Func<string, string?> CodeOf { get; init; } = _ => null;

    /// <summary>What a text that cannot be converted may have been meant to be, behind <see cref="Expected"/> and without the text; empty where nothing is near.</summary>
    public Func<string, string> Near { get; init; } = _ => "";
}
