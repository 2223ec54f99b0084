using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>What happened to source files since they were staged.</summary>
public static class SourceChanges
{
    private const string Edited = "was changed since it was read";

    /// <summary>A line for each file that is another now ("customers.csv was changed") or gone. Reads every file that is there.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(
        IEnumerable<SourceFile> staged, string dataFolder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staged);
        var changes = new List<string>();
        foreach (var file in staged.DistinctBy(file => file.Name, StringComparer.Ordinal))
        {
            if (await ChangeAsync(file, Path.Combine(dataFolder, file.Path), cancellationToken) is { } change)
                changes.Add($"{file.Name} {change}");
        }

        return changes;
    }

    /// <summary>The names of files that are there and are not what was read of them.</summary>
    public static async Task<IReadOnlyList<string>> FindEditedAsync(
        IEnumerable<SourceFile> staged, string dataFolder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staged);
        var edited = new List<string>();
        foreach (var file in staged.DistinctBy(file => file.Name, StringComparer.Ordinal))
        {
            if (await ChangeAsync(file, Path.Combine(dataFolder, file.Path), cancellationToken) == Edited)
                edited.Add(file.Name);
        }

        return edited;
    }

    private static async Task<string?> ChangeAsync(SourceFile file, string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return "is no longer there";
        try
        {
            return await FileFingerprint.OfAsync(path, cancellationToken) == file.Content ? null : Edited;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {exception.Message}";
        }
    }
}
