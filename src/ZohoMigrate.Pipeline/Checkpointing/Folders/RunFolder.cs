using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>A run folder, held by this process, with its checkpoint open. Bound for ever to the target, organisation and pack it was made for.</summary>
public sealed class RunFolder : IAsyncDisposable
{
    private readonly FolderLock _lock;
    private bool _isDiscarded;

    private RunFolder(RunPaths paths, FolderLock folderLock, SqliteCheckpoint checkpoint)
    {
        Paths = paths;
        _lock = folderLock;
        Checkpoint = checkpoint;
    }

    public RunPaths Paths { get; }

    /// <summary>Open as long as the folder is held; closed with it. Another one after <see cref="ReplaceCheckpointAsync"/>.</summary>
    public SqliteCheckpoint Checkpoint { get; private set; }

    /// <summary>
    /// Opens the folder to go on with its run, or makes it (0700) with a new checkpoint. What a dry run left is made anew: nothing was
    /// sent from it.
    /// </summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="manifest">What it is to be bound to, or must be bound to already.</param>
    /// <param name="keeping">What to keep of a record: everything for a run, less for a dry run.</param>
    /// <param name="time">Dates attempts whose end nobody saw.</param>
    /// <param name="cancellationToken">Gives up before the folder is opened.</param>
    /// <exception cref="RunFolderLockedException">Another process holds it.</exception>
    /// <exception cref="RunFolderBoundException">It is bound to something else, or holds a run where a dry run is to go.</exception>
    /// <exception cref="UnsafeFolderException">It is on a network file system or synchronised, or nothing can be written to it.</exception>
    public static Task<RunFolder> OpenOrCreateAsync(
        string folder, RunManifest manifest, Keeping keeping, TimeProvider time, CancellationToken cancellationToken)
    {
        Make(folder);
        return HoldAsync(folder, OpenOrCreateAsync, time, cancellationToken);

        async Task<SqliteCheckpoint> OpenOrCreateAsync(RunPaths paths)
        {
            if (!File.Exists(paths.Checkpoint))
                return await SqliteCheckpoint.CreateAsync(paths.Checkpoint, manifest, keeping, time, cancellationToken);
            var found = await SqliteCheckpoint.OpenAsync(paths.Checkpoint, time, cancellationToken);
            if (!found.IsDryRun)
                return await AcceptAsync(found, paths, manifest, keeping);
            // Its reports still stand in the folder.
            var written = await found.ReadNoteAsync(ErrorFolder.Note, cancellationToken) ?? "{}";
            await found.DisposeAsync();
            File.Delete(paths.Checkpoint);
            var made = await SqliteCheckpoint.CreateAsync(paths.Checkpoint, manifest, keeping, time, cancellationToken);
            await made.WriteNoteAsync(ErrorFolder.Note, written, cancellationToken);
            return made;
        }
    }

    /// <summary>Makes the folder (0700) if it is not there, and makes sure that a run can be kept in it.</summary>
    /// <exception cref="UnsafeFolderException">It is on a network file system or synchronised, holds something else, or nothing can be written to it.</exception>
    public static void Make(string folder)
    {
        FolderSafety.Check(folder);
        FolderSafety.CheckIsFree(PathsOf(folder));
        FolderSafety.Create(folder);
    }

    /// <summary>Whether a run could begin there: it is no file, and no folder that holds what never was a run's.</summary>
    public static bool IsFree(string folder) => !File.Exists(folder) && FolderSafety.FindOthers(PathsOf(folder)).Count == 0;

    /// <summary>Whether a living process holds the folder now. Asking changes nothing.</summary>
    public static bool IsHeld(string folder) => FolderLock.IsHeld(PathsOf(folder));

    /// <summary>Opens a folder for what it is: to resume, retry or report.</summary>
    /// <exception cref="FileNotFoundException">There is no checkpoint in it.</exception>
    /// <exception cref="RunFolderLockedException">Another process holds it.</exception>
    /// <exception cref="UnsafeFolderException">It is on a network file system or synchronised.</exception>
    public static Task<RunFolder> OpenAsync(string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        FolderSafety.Check(folder);
        return File.Exists(PathsOf(folder).Checkpoint)
            ? HoldAsync(folder, paths => SqliteCheckpoint.OpenAsync(paths.Checkpoint, time, cancellationToken), time, cancellationToken)
            : throw new FileNotFoundException($"{folder} is not a run folder: there is no checkpoint.db in it.");
    }

    /// <summary>
    /// Says in the registry that this folder delivers to its organisation. To be called before the first call that carries records,
    /// every time a run or resume begins to deliver.
    /// </summary>
    /// <returns>The claim, to be held while it delivers.</returns>
    /// <exception cref="LedgerConflictException">Another folder, or a newer state of this one, has delivered there.</exception>
    public Task<OrganizationClaim> ClaimAsync(OrganizationRegistry registry, LedgerChoice choice, CancellationToken cancellationToken)
    {
        var claim = new LedgerClaim(Checkpoint.Id, Checkpoint.ReadGeneration(), Checkpoint.ReadLastCreate(), Paths.Folder, choice);
        return registry.ClaimAsync(Scope, claim, start => Checkpoint.WriteStartAsync(start, cancellationToken));
    }

    /// <summary>What the other folders own that have delivered to the same organisation.</summary>
    public OtherLedgers OpenOthers(OrganizationRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return new(() => registry.Find(Scope).Where(known => known.Path != Paths.Folder && known.IsThere).Select(known => known.Path).Distinct(StringComparer.Ordinal));
    }

    /// <summary>
    /// When the folder is let go, its run goes too: staging failed, so nothing of it was sent, and what was wrong (a data folder, a pack)
    /// must not bind the next try.
    /// </summary>
    /// <exception cref="InvalidOperationException">The run is sealed: something of it may have been sent.</exception>
    public void Discard()
    {
        if (Checkpoint.IsSealed)
            throw new InvalidOperationException("A sealed run is never discarded.");
        _isDiscarded = true;
    }

    /// <summary>
    /// Goes on with the finished checkpoint that is in <see cref="RunPaths.NewCheckpoint"/>. The one there was is kept beside it
    /// (<see cref="RunPaths.CheckpointBefore"/>).
    /// </summary>
    /// <exception cref="IOException">Another process is reading it; the old one stands.</exception>
    public async Task ReplaceCheckpointAsync(TimeProvider time)
    {
        await Checkpoint.DisposeAsync();
        CheckpointFile.Replace(Paths.NewCheckpoint, Paths.Checkpoint, Paths.CheckpointBefore(time.GetUtcNow()));
        Checkpoint = await SqliteCheckpoint.OpenAsync(Paths.Checkpoint, time, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Checkpoint.DisposeAsync();
        if (_isDiscarded)
            File.Delete(Paths.Checkpoint);
        _lock.Dispose();
    }

    private IdentityScope Scope =>
        new(Checkpoint.Manifest.Target, Checkpoint.Manifest.Product, Checkpoint.Manifest.DataCenter, Checkpoint.Manifest.Organization);

    private static RunPaths PathsOf(string folder) => new(Path.GetFullPath(folder));

    private static async Task<RunFolder> HoldAsync(
        string folder, Func<RunPaths, Task<SqliteCheckpoint>> open, TimeProvider time, CancellationToken cancellationToken)
    {
        var paths = PathsOf(folder);
        var folderLock = await FolderLock.TakeAsync(paths, time, cancellationToken);
        try
        {
            CheckpointFile.Delete(paths.NewCheckpoint);
            return new RunFolder(paths, folderLock, await open(paths));
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    private static async Task<SqliteCheckpoint> AcceptAsync(SqliteCheckpoint found, RunPaths paths, RunManifest manifest, Keeping keeping)
    {
        try
        {
            if (keeping != Keeping.Everything)
                throw new RunFolderBoundException($"{paths.Folder} holds a run. Give a dry run another folder (--run).");
            FolderBinding.Check(paths.Folder, found.Manifest, manifest);
            return found;
        }
        catch
        {
            await found.DisposeAsync();
            throw;
        }
    }
}
