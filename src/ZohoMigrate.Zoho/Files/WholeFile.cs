namespace ZohoMigrate.Zoho.Files;

/// <summary>Replaces a file as a whole: whoever reads it sees the old one or the new one, never half of one. The file is its owner's alone.</summary>
public static class WholeFile
{
    /// <summary>Writes beside <paramref name="path"/>, flushes to the disk and renames over it. A failure leaves the old file as it was.</summary>
    /// <exception cref="StorageException">The disk or the folder does not take it.</exception>
    public static Task WriteAsync(string path, Func<Stream, Task> write) => StorageFaults.NamedAsync(path, () => ReplaceAsync(path, write));

    /// <summary>Removes a file that would no longer be true.</summary>
    /// <exception cref="StorageException">The disk or the folder does not let it go.</exception>
    public static void Remove(string path) => StorageFaults.Named(path, path, static path =>
    {
        if (File.Exists(path))
            File.Delete(path);
        return path;
    });

    private static async Task ReplaceAsync(string path, Func<Stream, Task> write)
    {
        OwnerOnly.CreateFolder(Path.GetDirectoryName(path)!);
        var temporary = path + ".tmp";
        try
        {
            await using (var stream = OwnerOnly.CreateFile(temporary))
            {
                await write(stream);
                stream.Flush(flushToDisk: true);
            }

            CrashPoint.Pass("before-file");
            File.Move(temporary, path, overwrite: true);
            CrashPoint.Pass("after-file");
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
