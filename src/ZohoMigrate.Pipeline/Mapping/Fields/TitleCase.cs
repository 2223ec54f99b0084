namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>case: title</c>: SMITH and O'NEIL-JONES become Smith and O'neil-Jones: each word begins with a capital, its other letters are small.</summary>
internal static class TitleCase
{
    public static string Of(string text) => string.Create(text.Length, text, static (made, text) =>
    {
        var isInWord = false;
        for (var i = 0; i < text.Length; i++)
        {
            made[i] = isInWord ? char.ToLowerInvariant(text[i]) : char.ToUpperInvariant(text[i]);
            // An apostrophe is within a word: John's, and not John'S.
            isInWord = char.IsLetterOrDigit(text[i]) || (isInWord && text[i] is '\'' or '\u2019');
        }
    });
}
