using System.Globalization;
using System.Security.Cryptography;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Checkpointing;

namespace ZohoMigrate.Cli.Commands;

/// <summary>Holds run folders and opens what is in them.</summary>
internal sealed class RunOpener(Surroundings surroundings, TimeProvider time, RunLog log)
{
    /// <summary>Holds a folder, made if it is missing; nobody else can until it is let go.</summary>
    /// <param name="shownFolder">As the user named it.</param>
    /// <param name="isLogged">Whether the log is kept in it.</param>
    public RunFolder Hold(string shownFolder, bool isLogged = true)
    {
        var folder = RunFolder.Open(surroundings.FullPath(shownFolder));
        if (isLogged) log.Open(folder.Path);
        return folder;
    }

    /// <summary>Holds the folder of a run that was begun.</summary>
    /// <exception cref="UserFaultException">There is no run in it.</exception>
    public RunFolder HoldExisting(string shownFolder) => File.Exists(RunFolder.CheckpointIn(surroundings.FullPath(shownFolder)))
        ? Hold(shownFolder)
        : throw new UserFaultException($"There is no run in {shownFolder}: begin one with: zohomigrate run <pack> --data <folder> --run {shownFolder}");

    /// <summary>Opens the run of a folder.</summary>
    public Task<SqliteCheckpoint> OpenAsync(RunFolder folder, CancellationToken cancellationToken) =>
        SqliteCheckpoint.OpenAsync(folder.CheckpointPath, time, cancellationToken);

    /// <summary>Opens the run of a folder if it is the wanted one, or begins it.</summary>
    public async Task<SqliteCheckpoint> OpenOrCreateAsync(RunFolder folder, WantedRun wanted, CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.CheckpointPath)) return await CreateAsync(folder, wanted, keysOnly: false, cancellationToken);
        var checkpoint = await OpenAsync(folder, cancellationToken);
        var isKept = false;
        try
        {
            Binding.RefuseValidation(checkpoint.Manifest, folder.Path);
            if (checkpoint.IsSealed)
            {
                Binding.Check(checkpoint.Manifest, wanted, folder.Path);
                isKept = true;
                return checkpoint;
            }
        }
        finally
        {
            if (!isKept) await checkpoint.DisposeAsync();
        }

        // Nothing of an unsealed one was ever sent: it binds nobody, and what kept it from being sealed may have been mended by now.
        Delete(folder);
        return await CreateAsync(folder, wanted, keysOnly: false, cancellationToken);
    }

    /// <summary>Begins a validation anew, over an earlier one; never over a run.</summary>
    public async Task<SqliteCheckpoint> CreateValidationAsync(RunFolder folder, WantedRun wanted, CancellationToken cancellationToken)
    {
        if (File.Exists(folder.CheckpointPath))
        {
            await using (var earlier = await OpenAsync(folder, cancellationToken))
            {
                if (earlier.Manifest.Target != Targets.None)
                    throw new UserFaultException($"{folder.Path} holds a run. Take another folder for the validation, or none.");
            }

            Delete(folder);
        }

        return await CreateAsync(folder, wanted, keysOnly: true, cancellationToken);
    }

    private static void Delete(RunFolder folder)
    {
        foreach (var suffix in new[] { "", "-wal", "-shm" })
            File.Delete(folder.CheckpointPath + suffix);
    }

    private Task<SqliteCheckpoint> CreateAsync(RunFolder folder, WantedRun wanted, bool keysOnly, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyy-MM-ddTHH-mm-ss}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}");
        return SqliteCheckpoint.CreateAsync(folder.CheckpointPath, wanted.ToManifest(name, now), keysOnly, time, cancellationToken);
    }
}
