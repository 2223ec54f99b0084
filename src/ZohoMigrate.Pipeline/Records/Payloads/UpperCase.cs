using System.Buffers;
using System.Text;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>Capitals of all cultures alike. Most text is ASCII, of which many letters are made at once; without culture data .NET goes letter by letter.</summary>
internal static class UpperCase
{
    public static string Of(string text) => string.Create(text.Length, text, static (made, text) => Write(text, made));

    /// <param name="text">The text.</param>
    /// <param name="made">Room for as many letters.</param>
    /// <returns>How many there are.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<char> made)
    {
        if (Ascii.ToUpper(text, made, out var written) != OperationStatus.Done)
            written += text[written..].ToUpperInvariant(made[written..]);
        return written;
    }
}
