using System.Runtime.CompilerServices;

namespace ZohoMigrate.Testing;

/// <summary>The checkout the tests were built from.</summary>
public static class Repository
{
    /// <summary>Its root folder: where the solution file stands.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path below the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The program, where building leaves it for its users, of the configuration the tests were built in.</summary>
    public static string Program { get; } = PathOf("src", "ZohoMigrate.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "zohomigrate.dll");

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ZohoMigrate.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds ZohoMigrate.sln.");
    }
}
