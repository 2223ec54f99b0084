using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Xunit;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

public sealed class RunLogTests : IDisposable
{
    private const string Pack = "mappings/northwind-to-books";
    private const string Data = "sample-data/northwind-small";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Lines_OfARun_TellEachAttemptInFields()
    {
        await CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", _folder["run"]);
        var lines = await LinesAsync("run");
        var creates = lines.Where(line => Text(line, "name") == "AttemptEnded" && Text(line, "operation") == "create").ToList();

        Assert.All(lines, line => Assert.Equal(Text(lines[0], "run"), Text(line, "run")));
        Assert.Equal(74, creates.Count);
        Assert.All(creates, line => Assert.True(line.GetProperty("at").GetDateTimeOffset() > DateTimeOffset.UnixEpoch));
        Assert.All(creates, line => Assert.Equal(("Debug", 2001, 1, 201, 0), (Text(line, "level"), Int(line, "event"), Int(line, "attempt"), Int(line, "status"), Int(line, "code"))));
        Assert.All(creates, line => Assert.True(Int(line, "durationMs") >= 0 && Int(line, "request") > 0 && Int(line, "record") > 0));
        Assert.All(creates, line => Assert.StartsWith("sandbox-", Text(line, "zohoRequest"), StringComparison.Ordinal));
        Assert.Contains(creates, line => (Text(line, "stream"), Text(line, "key"), Text(line, "module")) == ("customers", "FOLKO", "books.contacts"));
        Assert.DoesNotContain(lines, line => Text(line, "name") is "TokenRenewed" && line.TryGetProperty("key", out _));
        Assert.Equal(("RunEnds", 0), (Text(lines[^1], "name"), Int(lines[^1], "exitCode")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lines_WithTheCustomersValues_OnlyWhenAskedFor(bool values)
    {
        string[] asked = values ? ["--config", "Log:Values=true"] : [];
        await CliRun.InvokeAsync([.. new[] { "run", Pack, "--data", Data, "--run", _folder["run"] }, .. asked]);
        var log = await File.ReadAllTextAsync(_folder["run/run.log"]);

        Assert.Equal(values, log.Contains("Folk och fä HB", StringComparison.Ordinal));
        Assert.Equal(values, log.Contains("\"level\":\"Trace\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Values_ThatIsNeitherTrueNorFalse_IsAFaultOfTheSettings()
    {
        var run = await CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", _folder["run"], "--config", "Log:Values=perhaps");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("\"perhaps\" is not true or false", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_OfARefusal_SayWhatZohoMadeOfItWithoutItsWords()
    {
        var options = new SandboxOptions { Limit = 1000 };
        await using var sandbox = await SandboxServer.StartAsync(options, TimeProvider.System, CancellationToken.None);
        var settings = new { Zoho = new { ApiUrl = sandbox.Address, sandbox.OrganizationId, sandbox.Credentials.ClientId, sandbox.Credentials.ClientSecret, sandbox.Credentials.RefreshToken }, State = new { Folder = "state" } };
        await File.WriteAllTextAsync(_folder["zohomigrate.json"], JsonSerializer.Serialize(settings));
        string[] line = ["run", Repository.PathOf(Pack), "--data", Repository.PathOf(Data), "--config", "Limits:Books:Window=00:00:01", "--config", "Delivery:SettleDelay=00:00:00.1"];
        await CliRun.InvokeAsync(_folder.Path, [.. line, "--run", "first"]);
        await CliRun.InvokeAsync(_folder.Path, [.. line, "--run", "second", "--new-ledger"]);
        var lines = await LinesAsync("second");

        Assert.Contains(lines, attempt => Text(attempt, "outcome") == "Duplicate" && Int(attempt, "code") == 1001 && Text(attempt, "stream") == "orders");
        Assert.DoesNotContain("already exists", await File.ReadAllTextAsync(_folder["second/run.log"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_WhateverItIsMadeOf_HoldsNoSecret()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Zoho:ClientSecret", (string?)"a\"b+é")]).Build();
        var scrubber = new SecretScrubber(configuration);
        scrubber.Learn("1000.token");
        var line = new LogLine("x", LogLevel.Debug, new EventId(1, "One"), "says a\"b+é", new InvalidOperationException("1000.TOKEN"))
        {
            Fields = [KeyValuePair.Create("Body", (object)"{\"x\":\"a\\\"b+é\"} a%22b%2b%c3%a9 YSJiK8Op"), KeyValuePair.Create("At", (object)1)],
        };
        var json = JsonDocument.Parse(new RunLogEntry(DateTimeOffset.UnixEpoch, "run", line).ToLine(scrubber)).RootElement;

        Assert.Equal(("says ***", "{\"x\":\"***\"} *** ***"), (Text(json, "message"), Text(json, "body")));
        Assert.Contains("***", Text(json, "exception"), StringComparison.Ordinal);
        Assert.Equal("1970-01-01T00:00:00+00:00", Text(json, "at"));
    }

    [Fact]
    public void File_ThatHasGrownLong_IsPutAsideWhole()
    {
        using (var file = new LogFile(_folder["run.log"], mostBytes: 10))
        {
            foreach (var line in new[] { "123456789", "2", "3456789012", "4" })
                file.Write(line);
        }

        string[] written = [.. new[] { "run.1.log", "run.2.log", "run.log" }.Select(name => File.ReadAllText(_folder[name]))];
        Assert.Equal(["123456789\n", "2\n3456789012\n", "4\n"], written);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["run.log"]));
    }

    [Fact]
    public void File_ThatCannotBePutAside_IsGoneOnWith()
    {
        // Where the long file is to go, something is in the way.
        Directory.CreateDirectory(_folder["run.1.log"]);
        using (var file = new LogFile(_folder["run.log"], mostBytes: 10))
        {
            Assert.Null(file.Write("1"));
            Assert.IsAssignableFrom<IOException>(file.Write("23456789"));
            Assert.IsAssignableFrom<IOException>(file.Write("3"));
            Directory.Delete(_folder["run.1.log"]);
            Assert.Null(file.Write("4"));
            Assert.Null(file.Write("5"));
        }

        Assert.Equal("1\n23456789\n3\n4\n", File.ReadAllText(_folder["run.1.log"]));
        Assert.Equal("5\n", File.ReadAllText(_folder["run.log"]));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<List<JsonElement>> LinesAsync(string run) =>
        [.. (await File.ReadAllLinesAsync(_folder[$"{run}/run.log"])).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int Int(JsonElement line, string name) => line.GetProperty(name).GetInt32();
}
