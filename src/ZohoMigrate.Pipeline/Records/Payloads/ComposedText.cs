using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>
/// Text whose letters and their marks are one character where Unicode has one (NFC): <c>e</c> and an accent are <c>é</c>. A few letters it
/// has and wants written apart: Hindi's <c>ड़</c> are two characters. Some systems write the one, some the other, and nobody sees which.
/// From tables of our own, because the program runs without culture data, and .NET then leaves text as it is. Marks are taken in the
/// order in which systems write them.
/// </summary>
internal static class ComposedText
{
    private static readonly FrozenDictionary<(char Letter, char Mark), char> Pairs =
        Read("compositions.txt").ToFrozenDictionary(line => (line[0], line[1]), line => line[2]);

    private static readonly FrozenDictionary<char, string> Apart = Read("decompositions.txt").ToFrozenDictionary(line => line[0], line => line[1..]);

    private static readonly SearchValues<char> Changing = SearchValues.Create([.. Pairs.Keys.Select(pair => pair.Mark).Concat(Apart.Keys).Distinct()]);

    public static string Of(string text)
    {
        var first = text.AsSpan().IndexOfAny(Changing);
        if (first < 0)
            return text;

        var composed = new StringBuilder(text, 0, first, text.Length);
        foreach (var character in text.AsSpan(first))
        {
            if (Apart.TryGetValue(character, out var several))
                Add(composed, several);
            else
                Add(composed, [character]);
        }

        return composed.ToString();
    }

    private static void Add(StringBuilder composed, ReadOnlySpan<char> characters)
    {
        foreach (var character in characters)
        {
            if (composed.Length > 0 && Pairs.TryGetValue((composed[^1], character), out var one))
                composed[^1] = one;
            else
                composed.Append(character);
        }
    }

    // Each line in hexadecimal: what is written, and behind it what becomes of it.
    private static List<string> Read(string table)
    {
        using var text = new StreamReader(typeof(ComposedText).Assembly.GetManifestResourceStream(table)!);
        return
        [
            .. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => string.Concat(line.Trim().Split(' ').Select(hex => (char)int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))),
        ];
    }
}
