using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Sources.Previewing;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Packs;

/// <summary>What the views over an export of Slack give.</summary>
internal sealed class SlackExport : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SlackExport()
    {
        var pack = Repository.PathOf("mappings", "slack-to-cliq");
        foreach (var view in Directory.EnumerateFiles(pack, "*.sql", SearchOption.AllDirectories))
            _folder.Write($"pack/{Path.GetRelativePath(pack, view)}", File.ReadAllText(view));
        // A view is read by itself: what becomes of its rows is no matter here.
        _folder.Write("pack/migration.yaml", File.ReadAllText(Path.Combine(pack, "migration.yaml"))
            .Replace("products: [cliq]\nstreams: [users, channels, members, messages]\n", "products: [books]\nstreams: [probe]\n", StringComparison.Ordinal));
        _folder.Write("pack/probe.yaml", "module: books.contacts\nsource: { view: views/users.sql }\nkey: [id]\nfields: { contact_name: { from: id } }\n");
    }

    /// <summary>Where the export is, unless it is <see cref="Write">written</see>.</summary>
    public string Folder { get; init; } = Repository.PathOf("sample-data", "slack");

    public static SlackExport Written() => new() { Folder = "" };

    public SlackExport Write(string file, params ReadOnlySpan<JsonNode> objects)
    {
        _folder.Write($"data/{file}", new JsonArray([.. objects]).ToJsonString());
        return this;
    }

    /// <summary>The rows of a view, each as its cells by their columns.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> ReadAsync(string view, params (string Name, string Value)[] parameters)
    {
        var pack = Pack.Load(_folder["pack"], parameters.ToDictionary(set => set.Name, set => set.Value, StringComparer.Ordinal), ZohoCatalogue.Load());
        var preview = await new PreviewedView(pack.View($"views/{view}.sql"), Folder.Length > 0 ? Folder : _folder["data"], TimeProvider.System).ReadAsync(int.MaxValue, CancellationToken.None);
        return [.. preview.Sample.Select(row => preview.Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))];
    }

    public void Dispose() => _folder.Dispose();
}
