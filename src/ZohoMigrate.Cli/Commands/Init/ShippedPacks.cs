namespace ZohoMigrate.Cli.Commands.Init;

/// <summary>What lies beside the program, wherever it was built or installed to: the packs of <c>mappings/</c>, and the schemas editors check a pack by.</summary>
internal static class ShippedPacks
{
    private static readonly string Mappings = Path.Combine(AppContext.BaseDirectory, "mappings");
    private static readonly string SchemaFolder = Path.Combine(AppContext.BaseDirectory, "schemas");

    public static IReadOnlyList<string> Names { get; } = Directory.Exists(Mappings)
        ? [.. Directory.EnumerateDirectories(Mappings).Where(IsPack).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Full paths.</summary>
    public static IReadOnlyList<string> Schemas => Directory.Exists(SchemaFolder) ? [.. Directory.EnumerateFiles(SchemaFolder, "*.json").Order(StringComparer.Ordinal)] : [];

    public static string FolderOf(string name) => Path.Combine(Mappings, name);

    public static bool IsPack(string folder) => File.Exists(Path.Combine(folder, "migration.yaml"));
}
