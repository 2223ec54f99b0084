using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>The folders a pack's files are looked for in: its own, then that of the pack it extends, and so on.</summary>
internal sealed record PackFolders(IReadOnlyList<string> All)
{
    /// <summary>The full path of one of the pack's files; null where none has that name.</summary>
    public string? Find(string name) => All
        .SelectMany(folder => PackFiles.Of(folder))
        .FirstOrDefault(file => file.Name == name && !PackFiles.IsTest(name)).Path;

    /// <summary>The file a name was most likely meant for.</summary>
    public string? Nearest(string name) => NearestName.Of(name, All.SelectMany(folder => PackFiles.Of(folder)).Select(file => file.Name));
}
