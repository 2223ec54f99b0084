using System.Text;

namespace ZohoMigrate.Pipeline.Correcting.Spreadsheets;

/// <summary>Texts that went through windows-1252: UTF-8 that was taken for it ("MÃ¼ller"), and letters it does not have ("Dvo?ák").</summary>
internal static class SpreadsheetEncoding
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(
        1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static bool IsFormOf(string original, string returned) =>
        !Ascii.IsValid(original) && (IsMisread(original, returned) || IsPoorer(original, returned));

    private static bool IsMisread(string original, string returned)
    {
        try
        {
            return Windows.GetBytes(returned).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(original));
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsPoorer(string original, string returned) =>
        original.Length == returned.Length
        && original.Zip(returned).All(pair => pair.First == pair.Second || (pair.Second == '?' && !IsInWindows(pair.First)));

    private static bool IsInWindows(char letter)
    {
        try
        {
            return Windows.GetByteCount([letter]) > 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
