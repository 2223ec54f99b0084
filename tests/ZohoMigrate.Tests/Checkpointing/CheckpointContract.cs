using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>
/// What every checkpoint must do, whatever it is stored in. This class opens and reopens; the ones derived from it, one for each part of
/// the contract, hold the promises; a storage passes when it passes each of those.
/// </summary>
public abstract class CheckpointContract<TStorage> : IAsyncLifetime
    where TStorage : ICheckpointStorage, new()
{
    private readonly TStorage _storage = new();

    /// <summary>When a checkpoint is opened, as it sees the time.</summary>
    protected static DateTimeOffset OpenedAt { get; } = CheckpointCalls.Noon.AddHours(1);

    protected ICheckpoint Checkpoint { get; private set; } = null!;

    protected Staging Staging { get; private set; } = null!;

    /// <summary>The machine's clocks, over all processes of its boot.</summary>
    protected ManualTimeProvider Machine { get; } = new(OpenedAt);

    protected virtual Keeping Keeping => Keeping.Everything;

    public async Task InitializeAsync()
    {
        Checkpoint = await _storage.CreateAsync(Keeping, Machine);
        Staging = await new Staging(Checkpoint).OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await Checkpoint.DisposeAsync();
        _storage.Dispose();
    }

    /// <summary>As a new process finds it: what was taken and never settled is in the air.</summary>
    protected async Task ReopenAsync()
    {
        await Checkpoint.DisposeAsync();
        Checkpoint = await _storage.OpenAsync(Machine);
    }

    protected static Problem Error(ProblemStage stage, string code) => new(stage, code, $"{code} is wrong.");

    protected static Reference Customer(string key) => new("customer_id", "customers", key);
}
