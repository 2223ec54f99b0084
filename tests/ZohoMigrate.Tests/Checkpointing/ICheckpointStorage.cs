using ZohoMigrate.Pipeline.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>Where a checkpoint under test is kept: a new, empty place for each instance.</summary>
public interface ICheckpointStorage : IDisposable
{
    Task<ICheckpoint> CreateAsync(Keeping keeping, TimeProvider time);

    /// <summary>Opens what was created, after it was disposed of.</summary>
    Task<ICheckpoint> OpenAsync(TimeProvider time);
}
