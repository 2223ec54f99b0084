using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Cli;

namespace ZohoMigrate.Tests.Packs;

/// <summary>mappings/slack-csv-to-cliq on its sample, delivered whole to the in-process sandbox: every row is accounted for.</summary>
public sealed class SlackCsvTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_TheSample_MakesWhatItsFilesHaveAndTellsOfTheRest()
    {
        var run = await CliRun.InvokeAsync(
            "run", Repository.PathOf("mappings", "slack-csv-to-cliq"), "--data", Repository.PathOf("sample-data", "slack-csv"), "--run", _folder["run"]);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        var summary = JsonNode.Parse(await File.ReadAllTextAsync(_folder["run/summary.json"]))!;
        Assert.Equal("users 3, channels 2, members 3, messages 5", string.Join(", ", summary["streams"]!.AsArray().Select(stream => $"{stream!["stream"]} {stream["created"]}")));
        Assert.Equal(
            [
                ("members", "messages.csv", "a member is a bot of Slack"), ("members", "messages.csv", "a member is deactivated in Slack"),
                ("messages", "messages.csv", "there is no text in it"),
                ("users", "members.csv", "it is a bot of Slack"), ("users", "members.csv", "it is deactivated in Slack"),
            ],
            File.ReadLines(_folder["run/problems.jsonl"]).Select(line => JsonNode.Parse(line)!).Where(problem => (string?)problem["code"] == "left-out")
                .Select(problem => ((string)problem["stream"]!, (string)problem["file"]!, ((string)problem["message"]!).Split(": ")[^1].TrimEnd('.'))).Order());
    }

    public void Dispose() => _folder.Dispose();
}
