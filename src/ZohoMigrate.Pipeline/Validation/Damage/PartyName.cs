using System.Globalization;
using System.Text;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>A party's name without what people write in different ways: <c>M/s. A.B. Traders Private Limited</c> is <c>AB Traders Pvt Ltd</c>.</summary>
internal static class PartyName
{
    private const string Title = "M/S";

    public static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        var begin = 0;
        for (var i = StartOf(name); i < name.Length; i++)
        {
            if (IsOfWord(name[i]))
                folded.Append(char.ToUpperInvariant(name[i]));
            else
                begin = Shorten(folded, begin);
        }

        Shorten(folded, begin);
        return folded.ToString();
    }

    private static int StartOf(string name) =>
        name.StartsWith(Title, StringComparison.OrdinalIgnoreCase) && name.Length > Title.Length && !char.IsLetterOrDigit(name[Title.Length]) ? Title.Length : 0;

    // Marks are of the word they stand on; halves of a pair are letters of scripts that have no other.
    private static bool IsOfWord(char character) =>
        char.IsLetterOrDigit(character)
        || (character >= '\u0300' && (char.IsSurrogate(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));

    private static int Shorten(StringBuilder folded, int begin)
    {
        var (length, replacement) = folded.Length - begin is 3 or 7 ? Short(folded.ToString(begin, folded.Length - begin)) : (0, "");
        if (length > 0)
            folded.Remove(begin, length).Append(replacement);
        return folded.Length;
    }

    private static (int Length, string Replacement) Short(string word) => word switch
    {
        "PRIVATE" => (word.Length, "PVT"),
        "LIMITED" => (word.Length, "LTD"),
        "AND" => (word.Length, ""),
        _ => (0, ""),
    };
}
