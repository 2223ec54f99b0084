namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>
/// A source file as a mapping may name it: somewhere below the data folder, in a way that means the same on every system. A pack may come from
/// a stranger, and must not read what it was not given.
/// </summary>
internal static class SourcePath
{
    private const string Remedy = "name source files by their path below it, with /";

    private static readonly HashSet<string> Devices = new(
        [
            "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
            .. "123456789\u00B9\u00B2\u00B3".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" }),
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with the name; null when nothing is.</summary>
    public static (string Message, string Hint)? Fault(string name)
    {
        var parts = name.Split('/', '\\');
        if (Path.IsPathRooted(name) || name.StartsWith('\\') || IsOnDrive(name) || parts.Contains("..", StringComparer.Ordinal))
            return ($"`{name}` leads out of the data folder", Remedy);
        if (name.Any(char.IsControl))
            return ($"`{name}` has a control character in it", "rename the file");
        if (name.Contains('\\', StringComparison.Ordinal))
            return ($"`{name}` has a backslash in it, which not every system takes for a folder", $"write {name.Replace('\\', '/')}");
        // With any ending, and whatever blanks stand before it.
        return Array.Find(parts, part => Devices.Contains(part.Split('.', ':')[0].Trim())) is { } device
            ? ($"`{device}` is a device to Windows, not a file", "rename the file")
            : null;
    }

    private static bool IsOnDrive(string name) => name.Length > 1 && char.IsAsciiLetter(name[0]) && name[1] == ':';
}
