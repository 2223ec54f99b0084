using System.Globalization;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>A party's name without what people write in different ways: <c>M/s. A.B. Traders Private Limited</c> is <c>AB Traders Pvt Ltd</c>.</summary>
internal static class PartyName
{
    private const string Title = "M/S";

    /// <param name="name">The name.</param>
    /// <param name="folded">Room for as many letters as it has.</param>
    /// <returns>What of the room it takes.</returns>
    public static ReadOnlySpan<char> Fold(string name, Span<char> folded)
    {
        var (begin, end) = (0, 0);
        for (var i = StartOf(name); i < name.Length; i++)
        {
            if (IsOfWord(name[i]))
                folded[end++] = char.ToUpperInvariant(name[i]);
            else
                begin = end = begin + Shorten(folded[begin..end]);
        }

        return folded[..(begin + Shorten(folded[begin..end]))];
    }

    private static int StartOf(string name) =>
        name.StartsWith(Title, StringComparison.OrdinalIgnoreCase) && name.Length > Title.Length && !char.IsLetterOrDigit(name[Title.Length]) ? Title.Length : 0;

    // Marks are of the word they stand on; halves of a pair are letters of scripts that have no other.
    private static bool IsOfWord(char character) =>
        char.IsLetterOrDigit(character)
        || (character >= '\u0300' && (char.IsSurrogate(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));

    /// <summary>Writes a word's short form over it, where it has one.</summary>
    /// <returns>How long it is then.</returns>
    private static int Shorten(Span<char> word)
    {
        var shorter = word switch
        {
            "PRIVATE" => "PVT",
            "LIMITED" => "LTD",
            "AND" => "",
            _ => null,
        };
        shorter?.CopyTo(word);
        return shorter?.Length ?? word.Length;
    }
}
