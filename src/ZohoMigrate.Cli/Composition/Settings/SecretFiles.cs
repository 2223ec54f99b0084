using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>The settings' own files that hold a secret (zohomigrate.json, user secrets), and who may read them.</summary>
internal static class SecretFiles
{
    private const UnixFileMode ForOthers = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Entry = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Full paths of those that other users of the machine may read. On Windows the user's own folders are private already.</summary>
    public static IReadOnlyList<string> Open(IConfiguration configuration) => configuration is IConfigurationRoot root
        ? [.. root.Providers.OfType<JsonConfigurationProvider>().Where(HasSecret).Select(PathOf).OfType<string>().Where(IsOpen)]
        : [];

    private static bool HasSecret(JsonConfigurationProvider file) =>
        KnownSettings.All.Any(setting => setting.IsSecret && file.TryGet(setting.Key, out var secret) && !string.IsNullOrEmpty(secret));

    private static string? PathOf(JsonConfigurationProvider file) =>
        file.Source.Path is { } path ? file.Source.FileProvider?.GetFileInfo(path).PhysicalPath : null;

    private static bool IsOpen(string path)
    {
        if (OperatingSystem.IsWindows())
            return false;
        // A link is as open as what it leads to, and a file in a folder nobody else can enter is private whatever its own mode.
        var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        if ((file.UnixFileMode & ForOthers) == UnixFileMode.None)
            return false;
        for (var folder = file.Directory; folder is not null; folder = folder.Parent)
        {
            if ((folder.UnixFileMode & Entry) == UnixFileMode.None)
                return false;
        }

        return true;
    }
}
