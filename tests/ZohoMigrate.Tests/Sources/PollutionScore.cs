namespace ZohoMigrate.Tests.Sources;

/// <summary>
/// How well a file was read, from 0 to 10, as the benchmark Pollock counts: one for reading it at all, and precision, recall and their
/// harmonic mean of names, rows and cells.
/// </summary>
internal static class PollutionScore
{
    /// <summary>How often the benchmark's authors met each kind of spoilt file among files of public portals.</summary>
    public static readonly IReadOnlyDictionary<string, double> Weights = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["as it is"] = 1,
        ["empty"] = 15,
        ["no line end at the end"] = 184,
        ["two line ends at the end"] = 5,
        ["no names"] = 470,
        ["names twice"] = 47,
        ["names three times"] = 47,
        ["title above"] = 282,
        ["table of fewer columns below"] = 62.7,
        ["table of more columns below"] = 62.7,
        ["the same table below"] = 62.7,
        ["names only"] = 3,
        ["one row"] = 4,
        ["LF"] = 1691,
        ["CR"] = 7,
        ["tab"] = 4,
        ["semicolon"] = 834,
        ["blank"] = 4,
        ["comma and blank"] = 101,
        ["apostrophes"] = 11,
        ["quotes behind a backslash"] = 1,
        ["quotes not doubled"] = 7,
        ["a separator less"] = 247,
        ["a separator more"] = 278,
        ["a quote more"] = 7,
        ["blanks as separators"] = 12,
    };

    public static double Of(IReadOnlyList<string[]> clean, IReadOnlyList<string[]> read) => clean.Count == 0
        ? 10
        : 1 + Measures(clean[0], read[0]) + Measures(clean.Skip(1).Select(row => string.Concat(row)), read.Skip(1).Select(row => string.Concat(row))) + Measures(clean.SelectMany(row => row), read.SelectMany(row => row));

    private static double Measures(IEnumerable<string> expected, IEnumerable<string> found)
    {
        var left = expected.GroupBy(text => text, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        var (wanted, all, right) = (left.Values.Sum(), 0, 0);
        foreach (var text in found)
        {
            all++;
            if (left.TryGetValue(text, out var more) && more > 0)
                (right, left[text]) = (right + 1, more - 1);
        }

        if (wanted == 0 || right == 0)
            return wanted == 0 ? 3 : 0;
        var (precision, recall) = ((double)right / all, (double)right / wanted);
        return precision + recall + (2 * precision * recall / (precision + recall));
    }
}
