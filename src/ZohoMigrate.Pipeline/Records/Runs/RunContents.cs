using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary>What the records of a run hold, of those that may be sent: by it is known which of an organisation's settings concern them. Filled while the sources are read.</summary>
public sealed class RunContents
{
    private readonly List<StreamContents> _streams = [];

    /// <summary>In the order they were read; without those of which nothing may be sent.</summary>
    internal IEnumerable<StreamContents> Streams => _streams.Where(stream => !stream.IsEmpty);

    /// <summary>Begins a stream.</summary>
    internal StreamContents Begin(string stream, ModuleSpec module)
    {
        var begun = new StreamContents(stream, module);
        _streams.Add(begun);
        return begun;
    }
}
