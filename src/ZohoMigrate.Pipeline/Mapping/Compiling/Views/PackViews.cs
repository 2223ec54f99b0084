using System.Text;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping.Compiling.Views;

/// <summary>The views of a pack: SQL files in its folder, over the tables it declares, with its parameters.</summary>
internal sealed class PackViews(PackFolders folders, IReadOnlyList<ViewTable> tables, IReadOnlyDictionary<string, string> parameters)
{
    private const int MostBytes = 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The view that <c>view: views/sales.sql</c> names, or an empty source and a fault.</summary>
    public TableSource Read(Section source)
    {
        var (file, node) = (source.File, source.Find("view")!);
        if (source.RequireText("view") is not { } name || Text(name, node, file) is not { } text)
            return new TableSource("");
        if (tables.Count == 0)
            file.Fault(node, $"{name} has no table to read", "name tables and their files under `tables` in migration.yaml");
        return new TableSource(name)
        {
            NamedAt = $"{file.NameAt(node)}:{node.Start.Line}:{node.Start.Column}",
            View = Of(name, text),
        };
    }

    /// <summary>The view of that name.</summary>
    /// <exception cref="PackException">There is none, or it cannot be read.</exception>
    public TableSource Find(string name)
    {
        if (folders.Find(name) is not { } path)
            throw new PackException($"There is no view `{name}` in the pack.");
        try
        {
            return new TableSource(name) { View = Of(name, Text(path)) };
        }
        catch (Exception e) when (e is DecoderFallbackException or IOException or UnauthorizedAccessException)
        {
            throw new PackException($"{name} cannot be read: {e.Message}", e);
        }
    }

    private static string Text(string path) => Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');

    private ViewSource Of(string name, string text) => new(name, text) { Tables = tables, Parameters = parameters };

    // One of the files that stand in the folder, by the very name it has there: that leads nowhere else.
    private string? Text(string name, YamlNode at, YamlFile file)
    {
        if (!name.EndsWith(".sql", StringComparison.Ordinal) || folders.Find(name) is not { } path)
        {
            file.Fault(at, $"there is no view `{name}` in the pack", "name a .sql file by its path below the pack's folder, with /", folders.Nearest(name));
            return null;
        }

        try
        {
            if (new FileInfo(path).Length <= MostBytes)
                return Text(path);
            file.Fault(at, $"{name} is longer than {MostBytes / 1024 / 1024} MB, the most a view may have", "data belongs into the sources");
        }
        catch (DecoderFallbackException)
        {
            file.Fault(at, $"{name} is not UTF-8", "save it as UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.Fault(at, $"{name} cannot be read: {e.Message}");
        }

        return null;
    }
}
