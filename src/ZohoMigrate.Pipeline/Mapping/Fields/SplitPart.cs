namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>split: { on: " ", part: first }</c>: what stands before the first separator, or (<c>rest</c>) behind it.</summary>
internal sealed record SplitPart(string Separator, bool IsFirst)
{
    public string? Of(string text)
    {
        var at = text.IndexOf(Separator, StringComparison.Ordinal);
        var part = IsFirst ? (at < 0 ? text : text[..at]) : at < 0 ? "" : text[(at + Separator.Length)..];
        part = part.Trim();
        return part.Length == 0 ? null : part;
    }
}
