using System.Collections.Concurrent;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>
/// What the other run folders of this machine own at the same organisation: none of it is ever taken for this run's own. One may join at any
/// time, so who they are is asked again for each look.
/// </summary>
public sealed class OtherLedgers : IDisposable
{
    private readonly Func<IEnumerable<string>> _readFolders;
    private readonly ConcurrentDictionary<string, ForeignRecords> _known = new(StringComparer.Ordinal);

    // A folder that is gone owns nothing any more.
    private volatile IReadOnlyList<ForeignRecords> _there = [];

    /// <param name="readFolders">The other folders that have delivered there.</param>
    internal OtherLedgers(Func<IEnumerable<string>> readFolders)
    {
        _readFolders = readFolders;
        Refresh();
    }

    /// <summary>No other folder, and none will come.</summary>
    public static OtherLedgers None { get; } = new(() => []);

    /// <summary>Sees who has joined. After a list was read and before its rows are judged: whoever has made one of them is known here by then.</summary>
    public void Refresh() => _there = [.. _readFolders().Select(folder => _known.GetOrAdd(folder, one => new ForeignRecords(one)))];

    /// <summary>What the other folders say of a record of Zoho's, the strongest word of all; null where it is none of theirs.</summary>
    /// <param name="module">Its module.</param>
    /// <param name="zohoId">Its id.</param>
    /// <param name="naturalKey">Its natural key, by which what is under way there counts too; null = only what has the id counts.</param>
    public ForeignClaim? Find(ModuleSpec module, string zohoId, string? naturalKey = null) =>
        _there.Select(other => other.Find(module, zohoId, naturalKey)).OfType<ForeignClaim>().MaxBy(claim => claim.Hold);

    public void Dispose()
    {
        foreach (var other in _known.Values)
            other.Dispose();
    }
}
