using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>
/// The errors folder, which people write into. What stands there and is neither what the run wrote nor what a retry has taken may be somebody's
/// work: before anything is written over it, it is put aside. Files are told by their hash, kept in a note of the checkpoint.
/// </summary>
public sealed class ErrorFolder(ICheckpoint checkpoint, RunPaths paths, ILogger logger)
{
    /// <summary>File name → the hashes it may have without being anybody's work.</summary>
    internal const string Note = "errorFiles";

    private string? _aside;

    /// <summary>The hashes of the files as they stand now, of those that are in the folder and can be read.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files.Where(file => Path.GetDirectoryName(file) == paths.Errors))
        {
            try
            {
                if (await HashAsync(file, cancellationToken) is { } hash)
                    hashes[Path.GetFileName(file)] = hash;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Whoever wants its rows says why; and what is not known here is never written over.
            }
        }

        return hashes;
    }

    /// <summary>A retry has taken the files as <see cref="ReadAsync"/> found them: they may be written over.</summary>
    public async Task TakenAsync(IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var known = await ReadKnownAsync(cancellationToken);
        foreach (var (name, hash) in files)
            known[name] = [.. known.GetValueOrDefault(name, []), hash];
        await WriteKnownAsync(known, cancellationToken);
    }

    /// <summary>
    /// Puts a file aside that may be somebody's work, and remembers what takes its place before it does: whoever dies in between leaves a file
    /// that is known either way.
    /// </summary>
    /// <param name="path">The file, there or not.</param>
    /// <param name="next">What is about to take its place; null = nothing.</param>
    /// <param name="cancellationToken">Leaves it as it was.</param>
    internal async Task MakeWayAsync(string path, Stream? next, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        var known = await ReadKnownAsync(cancellationToken);
        var standing = await HashAsync(path, cancellationToken);
        if (standing is not null && !known.GetValueOrDefault(name, []).Contains(standing, StringComparer.Ordinal))
        {
            PutAside(path);
            standing = null;
        }

        if (next is null)
            return;
        next.Position = 0;
        var hash = Convert.ToHexString(await SHA256.HashDataAsync(next, cancellationToken));
        known[name] = standing is null ? [hash] : [standing, hash];
        await WriteKnownAsync(known, cancellationToken);
    }

    // Under its own name, since that tells whose rows they are: into a folder of its own, where no retry looks unless it is told to.
    private void PutAside(string path)
    {
        var folder = _aside ??= Enumerable.Range(1, int.MaxValue).Select(paths.Edited).First(folder => !Path.Exists(folder));
        var aside = Path.Combine(folder, Path.GetFileName(path));
        StorageFaults.Named(path, aside, aside =>
        {
            OwnerOnly.CreateFolder(folder);
            File.Move(path, aside);
            return aside;
        });
        logger.EditedPutAside(path, aside, paths.Folder);
    }

    private static async Task<string?> HashAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return null;
        string? hash = null;
        await StorageFaults.NamedAsync(path, async () =>
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            hash = Convert.ToHexString(await SHA256.HashDataAsync(file, cancellationToken));
        });
        return hash;
    }

    private async Task<Dictionary<string, string[]>> ReadKnownAsync(CancellationToken cancellationToken) =>
        await checkpoint.ReadNoteAsync(Note, cancellationToken) is { } note
            ? JsonSerializer.Deserialize<Dictionary<string, string[]>>(note, StoredText.Json)!
            : new Dictionary<string, string[]>(StringComparer.Ordinal);

    private Task WriteKnownAsync(Dictionary<string, string[]> known, CancellationToken cancellationToken) =>
        checkpoint.WriteNoteAsync(Note, JsonSerializer.Serialize(known, StoredText.Json), cancellationToken);
}
