namespace ZohoMigrate.Cli.Composition;

/// <summary>A folder of the owner's alone that ends with its use.</summary>
internal sealed class PassingFolder : IDisposable
{
    /// <summary>Full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("zohomigrate-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
