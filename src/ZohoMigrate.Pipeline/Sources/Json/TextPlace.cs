using System.Text;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>Line and column of a place in a text, from 1, as its bytes go by.</summary>
internal sealed class TextPlace
{
    private bool _isAfterCr;

    public long Line { get; private set; } = 1;

    public long Column { get; private set; } = 1;

    public void Pass(ReadOnlySpan<byte> text)
    {
        while (text.IndexOfAny((byte)'\r', (byte)'\n') is var at and >= 0)
        {
            // A line feed right after a carriage return belongs to it.
            if (at > 0 || text[0] == '\r' || !_isAfterCr)
                Line++;
            Column = 1;
            _isAfterCr = text[at] == '\r';
            text = text[(at + 1)..];
        }

        if (text.IsEmpty)
            return;
        _isAfterCr = false;
        Column += Encoding.UTF8.GetCharCount(text);
    }
}
