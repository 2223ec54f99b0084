using System.Text.Json.Nodes;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Correcting;

/// <summary>What the summary of the run in a test's folder counts, over all streams and files.</summary>
internal static class RunTotals
{
    /// <summary>Records in a state.</summary>
    public static int Total(this TemporaryFolder folder, string state) => Summary(folder)["streams"]!.AsArray().Sum(stream => stream![state]!.GetValue<int>());

    /// <summary>Rows of no record.</summary>
    public static int Strays(this TemporaryFolder folder) => Summary(folder)["files"]!.AsArray().Sum(file => file!["orphan"]!.GetValue<int>() + file["unreadable"]!.GetValue<int>());

    private static JsonNode Summary(TemporaryFolder folder) => JsonNode.Parse(File.ReadAllText(folder["run", "summary.json"]))!;
}
