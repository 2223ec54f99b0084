using ZohoMigrate.Cli.Composition;

namespace ZohoMigrate.Cli.Commands.Init;

/// <summary>The folder a pack is made in: nothing is there before.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Shown">As the user named it.</param>
internal sealed record NewPackFolder(string Path, string Shown)
{
    private readonly List<string> _files = [];

    /// <summary>What was written.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>The folder that packs it extends lie in.</summary>
    public string Beside => System.IO.Path.GetDirectoryName(System.IO.Path.TrimEndingDirectorySeparator(Path)) ?? Path;

    /// <summary>A pack beside it, as the user would name that.</summary>
    public string ShownBeside(string name) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.TrimEndingDirectorySeparator(Shown)) ?? "", name);

    public string FolderName => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Path));

    /// <summary>A name for the pack, of the letters that one may have.</summary>
    public string PackName => string.Concat(FolderName.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')).TrimStart('-', '_') is { Length: > 0 } name
        ? char.IsAsciiDigit(name[0]) ? $"pack-{name}" : name
        : "pack";

    /// <exception cref="UserFaultException">Something is there.</exception>
    public void CheckFree()
    {
        if (File.Exists(Path))
            throw new UserFaultException($"{Shown} is a file. Name a folder for the new pack.");
        if (Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any())
            throw new UserFaultException($"{Shown} is not empty. init makes a new pack and changes nothing that is there: name another folder, or move away what is in this one.");
    }

    /// <summary>Whether it is that folder, or within it.</summary>
    public bool IsIn(string folder)
    {
        var relative = System.IO.Path.GetRelativePath(folder, Path);
        return !System.IO.Path.IsPathRooted(relative) && relative.Split(System.IO.Path.DirectorySeparatorChar)[0] != "..";
    }

    public async Task WriteAsync(string name, string text, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await using var writer = new StreamWriter(file);
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
        _files.Add(name);
    }

    /// <summary>Puts the schemas into the pack, so that editors find them wherever it goes.</summary>
    public async Task WriteSchemasAsync(CancellationToken cancellationToken)
    {
        foreach (var schema in ShippedPacks.Schemas)
            await WriteAsync($"schemas/{System.IO.Path.GetFileName(schema)}", await File.ReadAllTextAsync(schema, cancellationToken), cancellationToken);
    }
}
