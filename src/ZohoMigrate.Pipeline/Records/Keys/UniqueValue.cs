using System.Security.Cryptography;
using System.Text;

namespace ZohoMigrate.Pipeline.Records.Keys;

/// <summary>
/// What a record's own custom field holds: <c>payments:4711</c>, its stream and key. A text that Zoho may not keep as it is (too long, with
/// control characters, or with blanks that may be cut or collapsed) is cut, and ends with a hash of it instead.
/// </summary>
internal static class UniqueValue
{
    /// <summary>Most characters of a text field at Zoho.</summary>
    public const int MaxLength = 255;

    private const int HashDigits = 32;
    private const char BeforeHash = '~';

    /// <summary>The value of a record; it follows from stream and key alone. A stream's name holds no colon.</summary>
    public static string Of(string stream, string key)
    {
        var text = $"{stream}:{key}";
        return text.Length <= MaxLength && IsPlain(key) ? text : Cut(text);
    }

    /// <summary>Whether a text has nothing that Zoho may cut or collapse.</summary>
    public static bool IsPlain(string text) =>
        !text.Any(character => char.IsControl(character) || (char.IsWhiteSpace(character) && character != ' '))
        && !text.StartsWith(' ') && !text.EndsWith(' ') && !text.Contains("  ", StringComparison.Ordinal);

    private static string Cut(string text)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashDigits];
        var plain = string.Concat(text.Where(character => char.IsAsciiLetterOrDigit(character) || character is ':' or '-' or '_' or '.'));
        return plain[..Math.Min(plain.Length, MaxLength - HashDigits - 1)] + BeforeHash + hash;
    }
}
