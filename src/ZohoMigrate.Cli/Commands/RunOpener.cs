using Microsoft.Extensions.Logging;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;

namespace ZohoMigrate.Cli.Commands;

/// <summary>Opens the run a command is about, and holds its folder.</summary>
internal sealed class RunOpener(Surroundings surroundings, TargetOpener targets, RunLog log, TimeProvider time, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<OpenRun>();

    /// <summary>Goes on with the run of a folder if it is the wanted one, or begins it there.</summary>
    /// <exception cref="UserFaultException">The folder holds another run.</exception>
    public async Task<OpenRun> BeginOrGoOnAsync(string shownFolder, string target, WantedRun wanted, CancellationToken cancellationToken)
    {
        var path = surroundings.FullPath(shownFolder);
        wanted.CheckApart(path);
        if (HasCheckpoint(path, shownFolder))
        {
            var found = await HoldAsync(shownFolder, cancellationToken);
            if (!found.Checkpoint.IsDryRun)
                return await found.OrDisposedAsync(() => AcceptAsync(found, target, wanted, cancellationToken));
            await found.DisposeAsync();
        }

        wanted.CheckDataFolder();

        // The in-process sandbox says which organisation it is, so it is there before the manifest.
        var opened = await targets.OpenAsync(target, path, wanted.Pack.Currency, cancellationToken);
        try
        {
            var manifest = wanted.ToManifest(opened, time.GetUtcNow());
            var folder = await RunFolder.OpenOrCreateAsync(path, manifest, Keeping.Everything, time, cancellationToken);
            log.Open(folder);
            return new OpenRun(folder, shownFolder, _logger) { Target = opened };
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes on with the run of a folder.</summary>
    /// <exception cref="UserFaultException">There is none, it was only validated, or the settings lead elsewhere.</exception>
    public async Task<OpenRun> GoOnAsync(string shownFolder, CancellationToken cancellationToken)
    {
        var run = await HoldAsync(shownFolder, cancellationToken);
        return await run.OrDisposedAsync(async () =>
        {
            if (run.Checkpoint.IsDryRun)
                throw new UserFaultException($"{shownFolder} holds a validation, which keeps nothing that could be sent, and nothing of it is at Zoho. Use run instead.");
            CheckSandbox(run);
            run.Target = await targets.OpenAsync(run.Manifest.Target, run.Folder.Paths.Folder, run.Manifest.Currency, cancellationToken);
            Binding.CheckTarget(run.Manifest, run.Target, shownFolder);
        });
    }

    /// <summary>Opens the run of a folder to look at it, also while another process works on it.</summary>
    /// <exception cref="UserFaultException">There is none.</exception>
    public CheckpointReader Look(string shownFolder) => CheckpointReader.Open(new RunPaths(Existing(shownFolder)).Checkpoint);

    /// <summary>Begins a validation, over an earlier one; never over a run.</summary>
    /// <param name="shownFolder">As the user named it; null = a temporary one.</param>
    /// <param name="path">Its full path.</param>
    /// <param name="isOnline">Whether the organisation is asked of the records.</param>
    /// <param name="wanted">What to validate.</param>
    /// <param name="cancellationToken">Gives up before the folder is opened.</param>
    public async Task<OpenRun> ValidateAsync(string? shownFolder, string path, bool isOnline, WantedRun wanted, CancellationToken cancellationToken)
    {
        wanted.CheckApart(path);
        wanted.CheckDataFolder();
        var manifest = wanted.ToManifest(target: null, time.GetUtcNow());
        var keeping = shownFolder is not null ? Keeping.Rows : isOnline ? Keeping.Keys : Keeping.Faults;
        var folder = await RunFolder.OpenOrCreateAsync(path, manifest, keeping, time, cancellationToken);
        if (shownFolder is not null)
            log.Open(folder);
        return new OpenRun(folder, shownFolder, _logger);
    }

    /// <summary>Holds a run or a validation, whatever is done with it then.</summary>
    /// <exception cref="UserFaultException">There is none.</exception>
    public async Task<OpenRun> HoldAsync(string shownFolder, CancellationToken cancellationToken)
    {
        var path = Existing(shownFolder);
        try
        {
            var folder = await RunFolder.OpenAsync(path, time, cancellationToken);
            log.Open(folder);
            return new OpenRun(folder, shownFolder, _logger);
        }
        catch (Exception exception) when (PausingFault.Find(exception) is { } fault)
        {
            throw PausingFault.Unwritten(fault, shownFolder, exception);
        }
    }

    // File.Exists says the same of what is not there and of what may not be looked at.
    private static bool HasCheckpoint(string path, string shownFolder)
    {
        try
        {
            return !File.GetAttributes(new RunPaths(path).Checkpoint).HasFlag(FileAttributes.Directory);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserFaultException(
                $"{shownFolder} cannot be looked into: {exception.Message.TrimEnd('.')}. A run's folder belongs to the user who began it: "
                + "go on as that user, or have the folder and all that is in it made yours.",
                exception);
        }
    }

    private string Existing(string shownFolder)
    {
        var path = surroundings.FullPath(shownFolder);
        if (HasCheckpoint(path, shownFolder))
            return path;
        throw new UserFaultException(RunFolder.IsFree(path)
            ? $"There is no run in {shownFolder}. Begin one with: zohomigrate run <pack> --data <folder> --run {shownFolder}"
            : $"There is no run in {shownFolder}. What is there was never a run's, and none can begin there: name the folder that was given with --run.");
    }

    private async Task AcceptAsync(OpenRun found, string target, WantedRun wanted, CancellationToken cancellationToken)
    {
        CheckSandbox(found);
        found.Target = await targets.OpenAsync(target, found.Folder.Paths.Folder, found.Manifest.Currency, cancellationToken);
        Binding.Check(found.Manifest, wanted.ToManifest(found.Target, time.GetUtcNow()), found.ShownFolder!);
        // What is not sealed is read anew.
        if (found.Checkpoint.IsSealed)
            await Binding.CheckSourcesAsync(found, cancellationToken);
    }

    // A new sandbox would be another organisation, and knows nothing of what was delivered.
    private void CheckSandbox(OpenRun run)
    {
        if (targets.IsInProcess(run.Manifest.Target) && !File.Exists(run.Folder.Paths.Sandbox))
        {
            throw new UserFaultException(
                $"{run.Folder.Paths.Sandbox} is gone: the books of the sandbox that this run delivers to. Put it back; or, if the run went to a sandbox "
                + "with an address of its own, set Zoho:ApiUrl again. Otherwise begin in another folder (--run).");
        }
    }
}
