using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>What befalls text on its way through other programs.</summary>
internal static partial class TextFlaws
{
    private const char Replacement = '\uFFFD';

    // How UTF-8 looks when it is read as Windows-1252 or Latin-1: the first byte of two or three, as a letter. And what stands for a letter that
    // an export's encoding did not have.
    private static readonly SearchValues<char> Suspects = SearchValues.Create("\uFFFDÃÂâà");

    // Marks of the writing direction have a meaning where two scripts meet, and joiners in some.
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(code => (char)code).Except(['\t', '\r', '\n']), '\u00AD', '\u200B', '\u2060', '\uFEFF']);

    /// <summary>Letters with ? in their place: M?ller. In the address of a web site it begins what is asked for.</summary>
    public static bool IsReplaced(string text) => text.Contains('?', StringComparison.Ordinal) && Replaced().IsMatch(text);

    /// <summary>Letters that stand for the bytes of others: FranÃ§ois. Half a surrogate pair comes out as a replacement too.</summary>
    public static bool IsMisread(string text)
    {
        if (Ascii.IsValid(text))
            return false;
        if (HasLoneSurrogate(text))
            return true;
        return text.AsSpan().ContainsAny(Suspects) && (text.Contains(Replacement, StringComparison.Ordinal) || Misread().IsMatch(text));
    }

    /// <summary>Characters nobody can see, tabs and line breaks aside.</summary>
    public static bool HasControlCharacters(string text) => text.AsSpan().ContainsAny(Controls);

    private static bool HasLoneSurrogate(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return false;
        foreach (var rune in text.EnumerateRunes())
        {
            // What cannot be decoded is enumerated as the replacement character.
            if (rune.Value == Replacement)
                return true;
        }

        return false;
    }

    // Several in a row at the beginning of a text or of a word, or one within a word, or before an amount whose currency it was. Not before a name
    // of which an address in the text asks something.
    [GeneratedRegex(@"^\?{3}|\?{3}\p{L}|\p{L}\?\p{Ll}+([^\p{L}\d=_]|$)|(^|\s)\?\d", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Replaced();

    // C2 or C3 and a following byte; E2 and 80 or 82 (quotes and dashes, currencies); E0 and A4 to B5 (Indian scripts); each as Windows-1252 shows
    // them. A capital Ã before a letter is Portuguese.
    [GeneratedRegex("à[\u00A4-\u00B5]|â[\u201A\u0082]|[ÂÃ][\u0080-\u00BF\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178]|â\u20AC|â\u0080", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Misread();
}
