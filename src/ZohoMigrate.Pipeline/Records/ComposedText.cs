using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>
/// Text whose letters and their marks are one character where Unicode has one (NFC): <c>e</c> and an accent are <c>é</c>. Some systems
/// write the one, some the other, and nobody sees which. From a table of our own, because the program runs without culture data, and
/// .NET then leaves text as it is. Marks are taken in the order in which systems write them.
/// </summary>
internal static class ComposedText
{
    private static readonly FrozenDictionary<(char Letter, char Mark), char> Pairs = Read().ToFrozenDictionary();
    private static readonly SearchValues<char> Marks = SearchValues.Create([.. Pairs.Keys.Select(pair => pair.Mark).Distinct()]);

    public static string Of(string text)
    {
        var first = text.AsSpan().IndexOfAny(Marks);
        if (first < 0)
            return text;

        var composed = new StringBuilder(text, 0, first, text.Length);
        foreach (var character in text.AsSpan(first))
        {
            if (composed.Length > 0 && Pairs.TryGetValue((composed[^1], character), out var one))
                composed[^1] = one;
            else
                composed.Append(character);
        }

        return composed.ToString();
    }

    private static List<KeyValuePair<(char, char), char>> Read()
    {
        using var text = new StreamReader(typeof(ComposedText).Assembly.GetManifestResourceStream("compositions.txt")!);
        return
        [
            .. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' '))
                .Select(hex => KeyValuePair.Create((Character(hex[0]), Character(hex[1])), Character(hex[2]))),
        ];
    }

    private static char Character(string hex) => (char)int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
