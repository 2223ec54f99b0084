namespace ZohoMigrate.Pipeline.Sources;

/// <summary>
/// A letter written like one of UTF-8 in a form that UTF-8 forbids: half of one beyond the first 65,536, as CESU-8 has an emoji in two of three
/// bytes each (old exports of Oracle and MySQL, Java), or one with more bytes than it takes. Text of a code page has such bytes hardly ever.
/// </summary>
internal static class MisspeltLetter
{
    /// <summary>How many bytes the letter at the beginning has; 0 where none stands there.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xED, >= 0xA0 and <= 0xBF, >= 0x80 and <= 0xBF, ..] => 3,
        [0xC0 or 0xC1, >= 0x80 and <= 0xBF, ..] => 2,
        [0xE0, >= 0x80 and <= 0x9F, >= 0x80 and <= 0xBF, ..] => 3,
        [0xF0, >= 0x80 and <= 0x8F, >= 0x80 and <= 0xBF, >= 0x80 and <= 0xBF, ..] => 4,
        _ => 0,
    };
}
