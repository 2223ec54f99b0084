using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Finds the one file of a stream, or says why there is none.</summary>
internal static class StreamNames
{
    /// <summary>What is wrong with a listed stream's name or file; null when there is exactly one <c>name.yaml</c>.</summary>
    public static (string Message, string? Hint, string? Nearest)? Fault(string folder, string name)
    {
        if (!IsStreamName(name))
            return ($"`{name}` is no name for a stream", "lower-case letters, digits, _ and -", null);

        var wanted = name + ".yaml";
        var files = Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).ToList();
        var alike = files.Where(file => file != wanted && IsAlike(file, name)).Order(StringComparer.Ordinal).ToList();
        if (files.Contains(wanted, StringComparer.Ordinal))
        {
            return alike.Count == 0
                ? null
                : ($"stream `{name}` has more than one file: {wanted}, {string.Join(", ", alike)}", "keep the one that is meant", null);
        }

        if (alike.Count > 0)
            return ($"stream `{name}` has no file {wanted}, but {alike[0]} is there", $"rename it to {wanted}", null);
        var stems = files.Where(file => Path.GetExtension(file) == ".yaml").Select(file => Path.GetFileNameWithoutExtension(file));
        return ($"stream `{name}` has no file {wanted}", null, NearestName.Of(name, stems));
    }

    /// <summary>Whether a folder has the stream's file.</summary>
    public static bool IsIn(string folder, string name) => IsStreamName(name) && Directory.EnumerateFiles(folder).Any(path => Path.GetFileName(path) == name + ".yaml");

    /// <summary>Whether a folder has no such file, but one that is meant to be it.</summary>
    public static bool IsMisspeltIn(string folder, string name) =>
        !IsIn(folder, name) && Directory.EnumerateFiles(folder).Any(path => IsAlike(Path.GetFileName(path), name));

    private static bool IsAlike(string file, string name) =>
        Path.GetExtension(file).ToUpperInvariant() is ".YAML" or ".YML"
        && string.Equals(Path.GetFileNameWithoutExtension(file), name, StringComparison.OrdinalIgnoreCase);

    private static bool IsStreamName(string name) =>
        name.Length > 0 && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '_' or '-');
}
