using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary>What a dry run counts of the records of one stream: enough to plan their calls.</summary>
internal sealed class PassedStream
{
    private readonly HashSet<string> _parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _addresses = new(StringComparer.Ordinal);

    private string? _last;

    public long Records { get; private set; }

    /// <summary>Their later steps.</summary>
    public long Steps { get; private set; }

    /// <summary>Those that refer to another of the stream.</summary>
    public long Waiting { get; private set; }

    /// <summary>The streams that they refer to.</summary>
    public IReadOnlyCollection<string> Parents => _parents;

    /// <summary>Address → records.</summary>
    public IReadOnlyDictionary<string, long> Addresses => _addresses;

    public void Add(MappedRecord record)
    {
        Records++;
        Steps += record.Steps.Count;
        var waits = false;
        for (var i = 0; i < record.References.Count; i++)
        {
            var parent = record.References[i].Stream;
            if (parent != _last)
                _parents.Add(parent);
            _last = parent;
            waits |= parent == record.Stream;
        }

        if (waits)
            Waiting++;
        if (record.Address is { } address)
            _addresses[address] = _addresses.GetValueOrDefault(address) + 1;
    }
}
