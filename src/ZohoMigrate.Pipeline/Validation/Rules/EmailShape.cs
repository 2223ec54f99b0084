using System.Buffers;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>What every e-mail address looks like; whether it exists only a letter can tell.</summary>
internal static class EmailShape
{
    private static readonly SearchValues<char> Never = SearchValues.Create(
        [.. ",;<>\"", .. Enumerable.Range(char.MinValue, char.MaxValue).Select(code => (char)code).Where(char.IsWhiteSpace)]);

    /// <summary>Whether something stands before its only @, and behind that the parts of a domain, each with something in it.</summary>
    public static bool Fits(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || text.AsSpan().ContainsAny(Never))
            return false;
        var domain = text.AsSpan(at + 1);
        return domain.Contains('.') && !domain.Contains('@') && domain is not (['.', ..] or [.., '.']) && domain.IndexOf("..") < 0;
    }
}
