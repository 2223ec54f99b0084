using System.Buffers;

namespace ZohoMigrate.Pipeline.Records.Files;

/// <summary>A text as one word of a shell's command line: keys hold blanks, quotes and pipes.</summary>
public static class ShellWord
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:,@%+=");

    /// <summary>As it is where it is plain, else in single quotes, within which nothing means anything but the quote itself.</summary>
    public static string Of(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Plain) ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
