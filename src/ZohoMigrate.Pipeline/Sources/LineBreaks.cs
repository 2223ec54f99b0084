namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Where lines end: at LF, at CR LF, and at a CR alone.</summary>
internal static class LineBreaks
{
    private const byte Cr = (byte)'\r';
    private const byte Lf = (byte)'\n';

    public static int Count(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (var end = NextLine(text); end >= 0; end = NextLine(text))
        {
            count++;
            text = text[end..];
        }

        return count;
    }

    /// <summary>Where the second line begins, or -1 when there is one line only.</summary>
    public static int NextLine(ReadOnlySpan<byte> text)
    {
        var index = text.IndexOfAny(Cr, Lf);
        if (index < 0)
            return -1;

        return text[index] == Cr && index + 1 < text.Length && text[index + 1] == Lf ? index + 2 : index + 1;
    }
}
