namespace ZohoMigrate.Zoho.Files;

/// <summary>A file of ours cannot be read or written, for a reason that lies with the disk or the folder.</summary>
public sealed class StorageException : IOException
{
    public StorageException()
    {
    }

    public StorageException(string message)
        : base(message)
    {
    }

    public StorageException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <param name="fault">What is wrong.</param>
    /// <param name="path">The file.</param>
    /// <param name="inner">Who says so.</param>
    public StorageException(StorageFault fault, string path, Exception inner)
        : base($"{fault}: {path}", inner) => (Fault, Path) = (fault, path);

    public StorageFault Fault { get; } = StorageFault.Failing;

    /// <summary>Full path of the file, where it is known.</summary>
    public string? Path { get; }
}
