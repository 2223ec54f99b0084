using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing.Model;

/// <summary>The processes that hold a checkpoint one after another, and the machine they run on.</summary>
internal sealed class WalkedProcess : IAsyncDisposable
{
    private readonly List<(SqliteStorage Storage, ICheckpoint Checkpoint)> _killed = [];
    private SqliteStorage _storage = new(TemporaryFolder.InMemory());
    private ICheckpoint? _checkpoint;
    private bool _isOtherBoot;

    public ManualTimeProvider Machine { get; private set; } = new(CheckpointCalls.Noon);

    public bool IsAlive => _checkpoint is not null;

    public ICheckpoint Checkpoint => _checkpoint!;

    public async Task CreateAsync() => _checkpoint = await _storage.CreateAsync(Keeping.Everything, Machine);

    /// <summary>Nothing is ended, disposed of or folded in: the next process finds the files as they are.</summary>
    public void Kill()
    {
        if (_checkpoint is null)
            return;
        _killed.Add((_storage, _checkpoint));
        _storage = _storage.CopyAsItIs(TemporaryFolder.InMemory());
        _checkpoint = null;
    }

    public async Task StopAsync()
    {
        if (_checkpoint is not null)
            await _checkpoint.DisposeAsync();
        _checkpoint = null;
    }

    /// <summary>The machine begins anew, its monotonic clock with it.</summary>
    public void Reboot()
    {
        Kill();
        Machine = new ManualTimeProvider(Machine.GetUtcNow(), TimeSpan.FromMinutes(1));
        _isOtherBoot = true;
    }

    /// <returns>Whether it goes by the clock of the process before.</returns>
    public async Task<bool> StartAsync()
    {
        var goesOn = !_isOtherBoot && File.Exists("/proc/sys/kernel/random/boot_id");
        if (_isOtherBoot)
            NameAnotherBoot();
        _isOtherBoot = false;
        _checkpoint = await _storage.OpenAsync(Machine);
        return goesOn;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _storage.Dispose();
        foreach (var (storage, checkpoint) in _killed)
        {
            await checkpoint.DisposeAsync();
            storage.Dispose();
        }
    }

    // The kernel's name of this boot cannot be changed; the one written down can.
    private void NameAnotherBoot()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _storage.File, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE meta SET value = value || ' before' WHERE name = 'clock'";
        command.ExecuteNonQuery();
    }
}
