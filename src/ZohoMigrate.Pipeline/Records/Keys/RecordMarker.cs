using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ZohoMigrate.Pipeline.Records.Keys;

/// <summary>
/// What tells our record from all others of a module where Zoho keeps nothing unique (payments): <c>#ZM-</c> and twelve letters at the end
/// of a text that Zoho shows in its lists. It follows from stream and key alone, so that a resumed run has the same; and it stands behind
/// the source's own text, never instead of it, for cheque and UTR numbers matter.
/// </summary>
public static class RecordMarker
{
    /// <summary>Characters it takes behind another text, its blank included.</summary>
    public const int Room = 1 + 4 + Letters;

    private const string Prefix = "#ZM-";

    // RFC 4648 base32: it has no digit that looks like a letter.
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    // 60 bits: among a million records two meet once in two million runs, and then the set rule on natural keys says so.
    private const int Letters = 12;

    private const int OnStack = 512;

    private static readonly SearchValues<char> OfAlphabet = SearchValues.Create(Alphabet);

    /// <summary>The marker of a record. A stream's name holds no line break, so no two identities make the same text.</summary>
    internal static string Of(string stream, string key)
    {
        var text = $"{stream}\n{key}";
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        var bits = BinaryPrimitives.ReadUInt64BigEndian(hash);
        return Prefix + string.Create(Letters, bits, static (letters, left) =>
        {
            for (var i = 0; i < letters.Length; i++, left <<= 5)
                letters[i] = Alphabet[(int)(left >> 59)];
        });
    }

    /// <summary>The source's own text with the marker behind it; the marker alone where there is none.</summary>
    internal static string Append(string? text, string marker) => string.IsNullOrWhiteSpace(text) ? marker : $"{text} {marker}";

    /// <summary>The marker with which a text ends; null where it ends otherwise.</summary>
    internal static string? EndOf(string? text) => In(text) is { } marker && text!.AsSpan().TrimEnd().EndsWith(marker, StringComparison.Ordinal) ? marker : null;

    /// <summary>The last marker in a text: what stands before it may be one of an older migration. Null where there is none.</summary>
    internal static string? In(string? text)
    {
        var left = text.AsSpan();
        while (left.LastIndexOf(Prefix) is >= 0 and var at)
        {
            var letters = text.AsSpan(at + Prefix.Length);
            if (letters.Length >= Letters && !letters[..Letters].ContainsAnyExcept(OfAlphabet))
                return text!.Substring(at, Prefix.Length + Letters);
            left = left[..at];
        }

        return null;
    }
}
