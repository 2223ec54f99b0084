using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>Two channels in which something is said, and files of the data folder that belong in them; no two hold the same.</summary>
internal sealed class SharedFiles
{
    private readonly TemporaryFolder _folder;
    private readonly Workspace _workspace;

    public SharedFiles(TemporaryFolder folder, int files)
    {
        (_folder, Files) = (folder, files);
        _workspace = new Workspace(folder, people: 2, channels: 2, messages: 4);
        File.WriteAllText(folder["pack/migration.yaml"], "name: workspace\nproducts: [cliq]\nstreams: [channels, messages, files]\n");
        File.WriteAllText(folder["pack/files.yaml"], """
            module: cliq.files
            source: files.csv
            key: [id]
            fields:
              chat_id: { ref: channels, from: channel }
              file: { from: path }
              comment: { from: said }
            """);
        Directory.CreateDirectory(folder["data/shared/more"]);
        var lines = Enumerable.Range(0, files).Select(file => string.Create(CultureInfo.InvariantCulture, $"F{file},C{file % 2},{PathOf(file)},see {file / 2}\n"));
        File.WriteAllText(folder["data/files.csv"], "id,channel,path,said\n" + string.Concat(lines));
        var chance = new Random(20261130);
        foreach (var file in Enumerable.Range(0, files))
        {
            // The first is longer than what is read at once, the second as short as a file may be.
            var content = new byte[file switch { 0 => 3_000_000, 1 => 1, _ => chance.Next(1, 200_000) }];
            chance.NextBytes(content);
            File.WriteAllBytes(FullPathOf(file), content);
        }
    }

    public int Files { get; }

    public string Pack => _workspace.Pack;

    public string Data => _workspace.Data;

    /// <summary>Names that a form must take care of are among them.</summary>
    public static string PathOf(int file) => file switch
    {
        2 => "shared/more/Übersicht 2024 – Zahlen.pdf",
        _ => string.Create(CultureInfo.InvariantCulture, $"shared/file {file}.bin"),
    };

    public string FullPathOf(int file) => Path.Combine(Data, PathOf(file));

    /// <summary>Each file is in its channel once, under its name and with its comment, and holds what it holds here.</summary>
    /// <param name="channels">The channels that Zoho has.</param>
    /// <param name="shared">The files that it has.</param>
    /// <param name="except">Files that are not to be there.</param>
    public void AssertShared(JsonArray channels, JsonArray shared, params int[] except)
    {
        var chats = channels.ToDictionary(channel => channel!["chat_id"]!.ToString(), channel => channel!["name"]!.ToString(), StringComparer.Ordinal);
        var wanted = Enumerable.Range(0, Files).Except(except).Select(file => $"#Channel {file % 2} {Path.GetFileName(PathOf(file))} see {file / 2} {HashOf(file)}");
        var found = shared.Select(file => $"{chats[file!["chat_id"]!.ToString()]} {file["name"]} {file["comment"]!.ToString().Split(" #ZM-")[0]} {file["sha256"]}");
        Assert.Equal(wanted.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private string HashOf(int file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(FullPathOf(file))));
}
