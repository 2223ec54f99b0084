using System.Text;

namespace ZohoMigrate.Testing;

/// <summary>A folder of one test, below the system's temporary one and gone with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    public TemporaryFolder()
        : this(Directory.CreateTempSubdirectory("zohomigrate-").FullName)
    {
    }

    private TemporaryFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>One in memory where the system has such: for a test that flushes often, and does not ask what a disk would keep.</summary>
    public static TemporaryFolder InMemory() => Directory.Exists(Memory)
        ? new TemporaryFolder(Directory.CreateDirectory(System.IO.Path.Combine(Memory, $"zohomigrate-{Guid.NewGuid():N}")).FullName)
        : new TemporaryFolder();

    /// <summary>A path below the folder.</summary>
    public string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a file in UTF-8, without a byte-order mark.</summary>
    public TemporaryFolder Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public TemporaryFolder Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], bytes);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
