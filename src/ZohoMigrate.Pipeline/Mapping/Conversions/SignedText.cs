namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>A number's text without its sign: <c>-12</c>, <c>12-</c> and <c>(12)</c> are all minus 12.</summary>
/// <param name="Text">What is left.</param>
/// <param name="IsSigned">Whether a sign stood there.</param>
/// <param name="IsNegative">Whether it was a minus.</param>
internal readonly record struct SignedText(string Text, bool IsSigned, bool IsNegative)
{
    private const char TrueMinus = '\u2212';

    /// <summary>Takes the sign off; null where there is more than one.</summary>
    public static SignedText? Read(string text)
    {
        // As nearly all are.
        if (text.Length > 0 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1]))
            return new SignedText(text, IsSigned: false, IsNegative: false);
        if (Take(text) is not { } signed)
            return new SignedText(text, IsSigned: false, IsNegative: false);
        return Take(signed.Text) is null ? signed : null;
    }

    /// <summary>The number with the sign.</summary>
    public decimal? Apply(decimal? number) => IsNegative ? -number : number;

    private static SignedText? Take(string text) => text switch
    {
        ['(', .. var inner, ')'] => new SignedText(inner.Trim(), IsSigned: true, IsNegative: true),
        [('-' or TrueMinus), .. var rest] => new SignedText(rest.TrimStart(), IsSigned: true, IsNegative: true),
        ['+', .. var rest] => new SignedText(rest.TrimStart(), IsSigned: true, IsNegative: false),
        [.. var rest, ('-' or TrueMinus)] => new SignedText(rest.TrimEnd(), IsSigned: true, IsNegative: true),
        _ => null,
    };
}
