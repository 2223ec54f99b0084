using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Proposing;

namespace ZohoMigrate.Cli.Commands.Init;

/// <summary>The folder a pack is made in: nothing is there before.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Shown">As the user named it.</param>
internal sealed record NewPackFolder(string Path, string Shown)
{
    private readonly List<string> _files = [];
    private readonly List<string> _copies = [];

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
        _files.Add(name);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await using var writer = new StreamWriter(file);
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
    }

    /// <summary>Copies a pack, and every pack that it extends and that is not there yet, into the folder beside.</summary>
    public void CopyBeside(string pack, string name)
    {
        var copy = System.IO.Path.Combine(Beside, name);
        _copies.Add(copy);
        Copy(pack, copy);
        if (PackExtension.Extended(pack) is not { } parent)
            return;
        var source = System.IO.Path.Combine(pack, "..", parent);
        if (!Directory.Exists(System.IO.Path.Combine(Beside, parent)) && ShippedPacks.IsPack(source))
            CopyBeside(source, parent);
    }

    /// <summary>Deletes all that was written and copied, so that the command can be given again.</summary>
    public void Clear()
    {
        foreach (var copy in _copies)
            Directory.Delete(copy, recursive: true);
        foreach (var name in _files)
            File.Delete(System.IO.Path.Combine(Path, name));
        foreach (var folder in _files.Select(name => System.IO.Path.GetDirectoryName(name)!).Distinct(StringComparer.Ordinal).OrderByDescending(folder => folder.Length))
            Directory.Delete(System.IO.Path.Combine(Path, folder));
    }

    /// <summary>Puts the schemas into the pack, so that editors find them wherever it goes.</summary>
    public async Task WriteSchemasAsync(CancellationToken cancellationToken)
    {
        foreach (var schema in ShippedPacks.Schemas)
            await WriteAsync($"schemas/{System.IO.Path.GetFileName(schema)}", await File.ReadAllTextAsync(schema, cancellationToken), cancellationToken);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)));
        foreach (var within in Directory.EnumerateDirectories(from))
            Copy(within, System.IO.Path.Combine(to, System.IO.Path.GetFileName(within)));
    }
}
