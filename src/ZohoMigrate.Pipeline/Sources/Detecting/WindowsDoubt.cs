using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>
/// Notices what windows-1252 makes of text in another code page: signs where a word goes on (DOS, Poland), words of nothing but accents
/// (Russia, Greece), a capital behind a small letter (old Mac), accents that no language has in one word (Bohemia, Croatia). A few names
/// written in such a page are enough; a text that is windows-1252 has none of it, but for a slip.
/// </summary>
internal sealed class WindowsDoubt
{
    // Nobody writes three accented letters in a row.
    private const int LongestRun = 2;

    private static readonly Letter[] Table = [.. Enumerable.Range(0, 256).Select(value => Letter.Of((byte)value))];

    private Letter _before = Letter.None;
    private bool _isAfterWord;
    private bool _isOddBehindLetter;
    private Accents _accents;
    private int _run;
    private long _line = 1;

    /// <summary>The line where the first of it stands; null where there is none.</summary>
    public long? Line { get; private set; }

    /// <summary>Takes the next bytes of the file.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length && Line is null; i++)
            Take(bytes[i]);
    }

    private void Take(byte value)
    {
        var letter = Table[value];
        _run = letter.IsAccented ? _run + 1 : 0;
        _accents = letter.IsLetter ? _accents | letter.Accents : Accents.None;
        if (_run > LongestRun || IsSignInAWord(letter) || AreOfNoLanguage(_accents))
            Line = _line;
        // Lines as messages count them end at CR, LF or both: in files of CR alone every line is the first.
        if (value == '\n')
            _line++;
        _isAfterWord = letter.IsLetter || (letter.IsNeverBetween && _isAfterWord);
        _isOddBehindLetter = letter.IsOddCapital && _before.IsLetter;
        _before = letter;
    }

    private bool IsSignInAWord(Letter letter) =>
        (letter.IsLetter && ((_before.IsNeverBetween && _isAfterWord) || _before.IsNeverFirst))
        || (letter.IsOpening && _before.IsLetter)
        || (letter.IsOddCapital && _before.IsSmall)
        || (letter.IsSmall && _isOddBehindLetter);

    private static bool AreOfNoLanguage(Accents accents)
    {
        var graves = accents & Accents.Graves;
        return (graves != Accents.None && ((graves & (graves - 1)) != Accents.None || (accents & (Accents.Acute | Accents.Caron)) != Accents.None))
            || ((accents & Accents.Other) != Accents.None && (accents & Accents.Caron) != Accents.None);
    }

    [Flags]
    private enum Accents
    {
        None = 0,
        Stroke = 1,
        GraveE = 2,
        GraveI = 4,
        GraveO = 8,
        GraveU = 16,
        Graves = Stroke | GraveE | GraveI | GraveO | GraveU,
        Acute = 32,
        Caron = 64,
        Other = 128,
    }

    /// <summary>What a byte is in windows-1252.</summary>
    private sealed record Letter(bool IsLetter, bool IsSmall, bool IsAccented, Accents Accents)
    {
        public static readonly Letter None = new(IsLetter: false, IsSmall: false, IsAccented: false, Accents.None);

        private const string Neither = "€‚„†‡ˆ‰‹“”•˜™›¡¢£¤¥¦¯³¹¼¾¿";

        /// <summary>A sign that no word has inside.</summary>
        public bool IsNeverBetween { get; private init; }

        /// <summary>A sign that no word begins with.</summary>
        public bool IsNeverFirst { get; private init; }

        /// <summary>A sign that stands before a word.</summary>
        public bool IsOpening { get; private init; }

        /// <summary>A capital of the few that windows-1252 has where others have small letters.</summary>
        public bool IsOddCapital { get; private init; }

        public static Letter Of(byte value)
        {
            var sign = SourceEncoding.Windows.GetString([value])[0];
            return new Letter(char.IsLetter(sign), char.IsAsciiLetterLower(sign), value >= 0xC0 && char.IsLetter(sign), AccentsOf(sign))
            {
                IsNeverBetween = Neither.Contains(sign, StringComparison.Ordinal),
                IsNeverFirst = sign is '™' or '¯',
                IsOpening = sign is '‚' or '„' or '‹',
                IsOddCapital = sign is 'Š' or 'Œ' or 'Ž' or 'Ÿ',
            };
        }

        private static Accents AccentsOf(char letter) => char.ToLowerInvariant(letter) switch
        {
            'ø' => Accents.Stroke,
            'è' => Accents.GraveE,
            'ì' => Accents.GraveI,
            'ò' => Accents.GraveO,
            'ù' => Accents.GraveU,
            'á' or 'í' or 'ý' => Accents.Acute,
            'š' or 'ž' => Accents.Caron,
            'æ' or 'õ' or 'û' => Accents.Other,
            _ => Accents.None,
        };
    }
}
