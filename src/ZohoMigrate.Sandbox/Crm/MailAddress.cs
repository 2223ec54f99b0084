namespace ZohoMigrate.Sandbox.Crm;

/// <summary>An e-mail address by the pattern that Zoho documents (reference/zoho-crm.md §2.3).</summary>
internal static class MailAddress
{
    public static bool IsOne(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || !(char.IsLetterOrDigit(text[0]) || text[0] is '_' or '+' or '-') || text.Any(char.IsWhiteSpace))
            return false;
        var domain = text[(at + 1)..];
        var labels = domain.Split('.');
        return domain.Length is >= 4 and <= 256 && labels.Length > 1
            && labels[..^1].All(label => label.Length > 0 && char.IsLetterOrDigit(label[0]) && char.IsLetterOrDigit(label[^1]) && label.All(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_'))
            && labels[^1] is { Length: >= 2 and <= 22 } last && last.All(char.IsLetter);
    }
}
