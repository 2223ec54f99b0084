namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Finds the files a mapping names, and only below the data folder.</summary>
internal static class DataPath
{
    public static string Find(string dataFolder, string name)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder)) + Path.DirectorySeparatorChar;
        if (!Directory.Exists(root))
            throw new SourceException($"The data folder {dataFolder} does not exist. Say where the source files are with --data.");

        var path = Path.GetFullPath(name, root);
        if (!path.StartsWith(root, StringComparison.Ordinal))
            throw new SourceException($"`{name}` leads out of the data folder {dataFolder}. Name source files relative to it.");

        if (!File.Exists(path))
        {
            var found = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'));
            var nearest = Records.NearestName.Of(name, found);
            throw new SourceException(
                $"{name} is not in the data folder {dataFolder}." + (nearest is null ? "" : $" Did you mean {nearest}?"));
        }

        return path;
    }
}
