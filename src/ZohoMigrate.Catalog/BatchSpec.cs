namespace ZohoMigrate.Catalog;

/// <summary>How one call carries several records.</summary>
public sealed record BatchSpec
{
    /// <summary>Most records of a call.</summary>
    public int Most { get; init; }

    /// <summary>Calls that shrink by this from one to the next bring a hundred records down to one in three.</summary>
    private const int Shrinking = 5;

    /// <summary>
    /// Most records of a call, of those that were in so many calls of which nobody knew what they made. The first time that is mostly the network's
    /// fault, and they go together once more; then in ever smaller calls, so that one on which Zoho fails stands alone in the end.
    /// </summary>
    public int MostAfter(int unknownAttempts)
    {
        var most = Most;
        for (var attempt = 1; attempt < unknownAttempts && most > 1; attempt++)
            most = Math.Max(1, most / Shrinking);
        return most;
    }

    /// <summary>Most bytes of its body.</summary>
    public int MostBytes { get; init; } = 2_000_000;

    /// <summary>The member of the body that holds the records, and that of the answer with one element for each of them.</summary>
    public string Member { get; init; } = "";

    /// <summary>The one field of a record that stands for it in the list; null where the whole record does.</summary>
    public string? Of { get; init; }

    /// <summary>How the answer tells the records that were taken from those that were not; null where it says one word of all.</summary>
    public ToldSpec? Told { get; init; }

    /// <summary>Further members of the body → texts they list; the same in every call.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> With { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Lane name → records that one permit of the operation's cost there carries, the last of them begun counting whole; other lanes cost the same for any number.</summary>
    public IReadOnlyDictionary<string, int> CostPer { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
