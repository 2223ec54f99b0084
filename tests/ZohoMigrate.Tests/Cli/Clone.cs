using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>A copy of what a user has cloned, as far as commands need it, to run them in.</summary>
internal sealed class Clone : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Clone()
    {
        foreach (var folder in Directory.GetDirectories(Repository.PathOf("sample-data")).Concat(Directory.GetDirectories(Repository.PathOf("mappings"))))
            Copy(folder);
        // A minute of the built-in sandbox is a second.
        _folder.Write("zohomigrate.json", """{"Sandbox":{"TimeScale":60}}""");
    }

    public string Path => _folder.Path;

    public void Write(string name, string text) => _folder.Write(name, text);

    public void Dispose() => _folder.Dispose();

    private void Copy(string folder)
    {
        var target = Directory.CreateDirectory(_folder[System.IO.Path.GetRelativePath(Repository.Root, folder)]).FullName;
        foreach (var file in Directory.GetFiles(folder))
            File.Copy(file, System.IO.Path.Combine(target, System.IO.Path.GetFileName(file)));
        foreach (var inner in Directory.GetDirectories(folder))
            Copy(inner);
    }
}
