using ZohoMigrate.Zoho;

namespace ZohoMigrate.Testing.Zoho;

/// <summary>A journal that keeps everything in memory, as strict about order as a durable one.</summary>
public sealed class MemoryJournal : IAttemptJournal
{
    private readonly Lock _gate = new();
    private readonly List<JournalEntry> _entries = [];
    private int _tokenCalls;

    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    public int TokenCalls => Volatile.Read(ref _tokenCalls);

    /// <summary>How long writing takes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Attempts whose intent is written and whose end is not.</summary>
    public int Open => Entries.Count(entry => entry.End is null);

    public async Task<long> BeginAsync(ApiRequest request, AttemptStart start, CancellationToken cancellationToken)
    {
        await Task.Delay(Delay, cancellationToken);
        lock (_gate)
        {
            _entries.Add(new JournalEntry(request, start, End: null));
            return _entries.Count - 1;
        }
    }

    public async Task EndAsync(long attempt, AttemptEnd end)
    {
        await Task.Delay(Delay);
        lock (_gate)
        {
            if (_entries[(int)attempt].End is not null)
                throw new InvalidOperationException($"Attempt {attempt} ended twice.");
            _entries[(int)attempt] = _entries[(int)attempt] with { End = end };
        }
    }

    public Task CountTokenCallAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _tokenCalls);
        return Task.CompletedTask;
    }
}
