using System.Buffers;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>
/// Finds the end of a value by its brackets and quotes alone, as its bytes come in: what is wrong between them does not hide where the next
/// value begins.
/// </summary>
internal sealed class JsonScan
{
    /// <summary>Deepest nesting of brackets.</summary>
    public const int Deepest = 1000;

    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> InText = SearchValues.Create("\"\\\n"u8);
    private static readonly SearchValues<byte> BehindWord = SearchValues.Create("\"{}[]:, \t\r\n"u8);

    private readonly Stack<byte> _open = [];
    private bool _isInText;
    private bool _isEscaped;
    private bool _isWord;
    private long _seen;

    /// <summary>Whether the text may end here: a number, or another word, has no mark of its own at its end.</summary>
    public bool IsWord => _isWord;

    /// <summary>How many bytes before the first line break inside a text, where no JSON has one: a quote may be missing there.</summary>
    public long? Break { get; private set; }

    /// <summary>The bracket that should stand where another one does; null where none is wrong.</summary>
    public byte? Expected { get; private set; }

    /// <summary>Whether brackets are nested too deeply to be read.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>How many of these bytes, which follow those seen before, belong to the value; -1 where it goes on. Of a wrong bracket those before it.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        if (_seen == 0 && !text.IsEmpty)
            _isWord = !Marks.Contains(text[0]);
        var at = 0;
        while (at < text.Length && !IsTooDeep)
        {
            var rest = text[at..];
            var found = _isEscaped ? 0 : rest.IndexOfAny(_isWord ? BehindWord : _isInText ? InText : Marks);
            if (found < 0)
                break;
            at += found;
            if (_isWord)
                return at;
            if (!TakesMark(text[at], at))
                return at;
            at++;
            if (_open.Count == 0 && !_isInText)
                return at;
        }

        _seen += text.Length;
        return -1;
    }

    private bool TakesMark(byte mark, int at)
    {
        if (_isEscaped)
            _isEscaped = false;
        else if (mark == '\\')
            _isEscaped = true;
        else if (mark == '\n')
            Break ??= _seen + at;
        else if (mark == '"')
            _isInText = !_isInText;
        else if (mark is (byte)'{' or (byte)'[')
            Open(mark);
        else
            return Close(mark);
        return true;
    }

    private void Open(byte mark)
    {
        _open.Push(mark);
        IsTooDeep = _open.Count > Deepest;
    }

    private bool Close(byte mark)
    {
        var expected = _open.Pop() == '{' ? (byte)'}' : (byte)']';
        Expected = expected == mark ? null : expected;
        return Expected is null;
    }
}
