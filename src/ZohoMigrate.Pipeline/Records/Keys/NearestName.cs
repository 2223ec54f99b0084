namespace ZohoMigrate.Pipeline.Records.Keys;

/// <summary>Finds the name a person most likely meant.</summary>
public static class NearestName
{
    // What takes longer to compare is no slip of a person's.
    private const int LongestName = 200;

    /// <summary>The known name with the fewest typing slips to <paramref name="name"/>, or null when none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > LongestName)
            return null;
        var (folded, most) = (Fold(name), Math.Max(1, (name.Length + 1) / 3));
        return known.Select(candidate => (Name: candidate, Folded: Fold(candidate)))
            .Where(candidate => Math.Abs(candidate.Folded.Length - folded.Length) <= most)
            .Select(candidate => (candidate.Name, Slips: Slips(folded, candidate.Folded)))
            .Where(candidate => candidate.Slips <= most)
            .OrderBy(candidate => candidate.Slips).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name).FirstOrDefault();
    }

    /// <summary>The one known name that has all words of <paramref name="name"/>, or none but those: `ledger_name` for `name`; null when none has, or several.</summary>
    public static string? ByWords(string name, IEnumerable<string> known)
    {
        var words = Words(name);
        return known.Where(candidate => Words(candidate) is { Count: > 0 } others && words.Count > 0 && (others.IsSupersetOf(words) || others.IsSubsetOf(words))).Take(2).ToList() is [var only]
            ? only
            : null;
    }

    private static HashSet<string> Words(string name) =>
        new(string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    private static string Fold(string name) => name.Trim().ToUpperInvariant();

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two names (optimal string alignment).</summary>
    private static int Slips(string a, string b)
    {
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
                distance[i, j] = i == 0 ? j : j == 0 ? i : Step(distance, a, b, i, j);
        }

        return distance[a.Length, b.Length];
    }

    private static int Step(int[,] distance, string a, string b, int i, int j)
    {
        var replaced = distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var least = Math.Min(replaced, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
        var isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return isSwap ? Math.Min(least, distance[i - 2, j - 2] + 1) : least;
    }
}
