namespace ZohoMigrate.Zoho.Files;

/// <summary>Where a path leads once the links among its parts are followed, as the system does it: each part, and the parts of what a link names.</summary>
public static class RealPath
{
    // What Linux allows.
    private const int MostLinks = 40;

    /// <summary>The full path without a link in it; parts that are not there are kept.</summary>
    /// <exception cref="IOException">Its links lead in a circle.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var resolved = Path.GetPathRoot(full)!;
        var left = new Stack<string>();
        Push(left, full[resolved.Length..]);
        for (var links = 0; left.TryPop(out var part);)
        {
            var next = Path.GetFullPath(part, resolved);
            if (part == ".." || new FileInfo(next).LinkTarget is not { } target)
            {
                resolved = next;
                continue;
            }

            if (++links > MostLinks)
                throw new IOException($"{path} leads through too many links.");
            if (Path.IsPathRooted(target))
                resolved = Path.GetPathRoot(Path.GetFullPath(target, resolved))!;
            Push(left, target[Path.GetPathRoot(target)!.Length..]);
        }

        return resolved;
    }

    /// <summary>Whether a path leads to something below a folder, links followed in both.</summary>
    /// <exception cref="IOException">Its links lead in a circle.</exception>
    public static bool IsBelow(string path, string folder) =>
        Of(path).StartsWith(Path.TrimEndingDirectorySeparator(Of(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static void Push(Stack<string> left, string path)
    {
        foreach (var part in path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse())
            left.Push(part);
    }
}
