using System.Globalization;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>Teams, records of databases and datastores, and messages to bots, over real HTTP; a minute of their limits is a second.</summary>
public sealed class CliqStoresTests(ITestOutputHelper output)
{
    private readonly HastyCliq _cliq = new(TimeSpan.FromSeconds(6), output);

    // Answers are lost, records show late, filters are passed over: what was made is found again by its key, and never made twice.
    [Theory]
    [InlineData("")]
    [InlineData("drop=0.05,commit-drop=0.08,commit-500=0.05,500=0.03,lag=0.05@00:00:20,seed=5")]
    [InlineData("commit-drop=0.1,ignored-filter=0.9,seed=6")]
    public async Task Deliver_TeamsAndRecordsUnderFaults_AreAllThereOnce(string faults)
    {
        using var folder = new TemporaryFolder();
        Write(folder, "teams, products, people", records: 40);
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { StateFile = folder["zoho.db"], Faults = SandboxFaults.Parse(faults) }, HastyCliq.Clock, CancellationToken.None);
        var run = _cliq.Run(folder, sandbox);
        await run.StageAsync(folder["pack"], folder["data"]);

        var end = await run.DeliverAsync(CancellationToken.None);

        var streams = await _cliq.TellAsync(run);
        Assert.Equal(RunState.Completed, end.State);
        Assert.All(streams, stream => Assert.Equal(stream.Records, stream[RecordState.Created] + stream[RecordState.Recovered] + stream[RecordState.Matched]));
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        output.WriteLine(string.Join(", ", zoho.ByFault.Select(one => $"{one.Key} {one.Value}")));
        Assert.Equal((0, 0), ((int)zoho.RefusedByLimit, zoho.CreatesCommittedTwice));
        Assert.Equal((5, 40, 40), (HastyCliq.Count(zoho, "teams"), HastyCliq.Count(zoho, "records"), HastyCliq.Count(zoho, "datastorerecords")));
        Assert.Equal(faults.Contains("ignored-filter", StringComparison.Ordinal), zoho.ByFault.ContainsKey("ignored-filter"));
        var first = (await HastyCliq.RecordsAsync(sandbox, "records")).Single(record => record!["key_value"]!.ToString() == "P0")!;
        Assert.Equal(("products", """{"productid":"P0","name":"Thing 0","instock":true}"""), (first["database"]!.ToString(), first["values"]!.ToJsonString()));
    }

    [Fact]
    public async Task Deliver_ADatastoreThatHasTheKey_TakesItsRecordForOurs()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "people", records: 3);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { StateFile = folder["zoho.db"] }, HastyCliq.Clock, CancellationToken.None);
        var run = _cliq.Run(folder, sandbox);
        await run.StageAsync(folder["pack"], folder["data"]);
        await run.DeliverAsync(CancellationToken.None);
        using var again = new TemporaryFolder();
        Write(again, "people", records: 5);
        var second = _cliq.Run(again, sandbox);
        await second.StageAsync(again["pack"], again["data"]);

        await second.DeliverAsync(CancellationToken.None);

        var people = Assert.Single(await _cliq.TellAsync(second));
        Assert.Equal((2, 3), (people[RecordState.Created], people[RecordState.Matched]));
        Assert.Equal(5, HastyCliq.Count(await sandbox.SummarizeAsync(CancellationToken.None), "datastorerecords"));
    }

    [Fact]
    public async Task Deliver_MessagesToBots_KeepsTheOrderOfEach()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "notes", records: 60);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { StateFile = folder["zoho.db"] }, HastyCliq.Clock, CancellationToken.None);
        var run = _cliq.Run(folder, sandbox);
        await run.StageAsync(folder["pack"], folder["data"]);

        var end = await run.DeliverAsync(CancellationToken.None);

        await _cliq.TellAsync(run);
        Assert.Equal(RunState.Completed, end.State);
        Assert.Equal(0, (await sandbox.SummarizeAsync(CancellationToken.None)).RefusedByLimit);
        var sent = (await HastyCliq.RecordsAsync(sandbox, "botmessages")).GroupBy(message => message!["bot"]!.ToString(), message => int.Parse(message!["text"]!.ToString().Split(' ')[^1], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(["bot0", "bot1"], sent.Select(bot => bot.Key).Order(StringComparer.Ordinal));
        Assert.All(sent, bot => Assert.Equal(bot.Order(), bot));
        Assert.Equal(60, sent.Sum(bot => bot.Count()));
    }

    // The third call to arrive is the first bot's second message, or the second's: no call of Zoho's could show it again.
    [Fact]
    public async Task Deliver_TheAnswerOfABotsMessageIsLost_StaysUnknownAndHoldsItsOwnBotAlone()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "notes", records: 10);
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { StateFile = folder["zoho.db"], Faults = SandboxFaults.Parse("commit-drop#4") }, HastyCliq.Clock, CancellationToken.None);
        var run = _cliq.Run(folder, sandbox);
        await run.StageAsync(folder["pack"], folder["data"]);

        var end = await run.DeliverAsync(CancellationToken.None);

        var notes = Assert.Single(await _cliq.TellAsync(run));
        Assert.Equal(RunState.CompletedWithErrors, end.State);
        Assert.Equal(1, notes[RecordState.Unknown]);
        var sent = await HastyCliq.RecordsAsync(sandbox, "botmessages");
        Assert.Equal(sent.Count, sent.Select(message => message!["text"]!.ToString()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(notes[RecordState.Created] + 1, sent.Count);
        // The other bot has all of its own.
        Assert.Contains(5, sent.GroupBy(message => message!["bot"]!.ToString(), StringComparer.Ordinal).Select(bot => bot.Count()));
        await using var checkpoint = await run.OpenAsync();
        var problem = Assert.Single(await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync()).Problem;
        Assert.Equal("cannot-tell", problem.Code);
        Assert.Contains("no call of Zoho's shows messages to bots", problem.Message, StringComparison.Ordinal);
        Assert.Contains("--absent", problem.Hint, StringComparison.Ordinal);
    }

    private static void Write(TemporaryFolder folder, string streams, int records)
    {
        Directory.CreateDirectory(folder["pack"]);
        Directory.CreateDirectory(folder["data"]);
        File.WriteAllText(folder["pack/migration.yaml"], $"name: stores\nproducts: [cliq]\nstreams: [{streams}]\n");
        foreach (var (stream, mapping) in Mappings.Where(mapping => streams.Contains(mapping.Stream, StringComparison.Ordinal)))
            File.WriteAllText(folder[$"pack/{stream}.yaml"], mapping);
        File.WriteAllText(folder["data/teams.csv"], Csv("id,name", 5, row => $"T{row},Team {row}"));
        File.WriteAllText(folder["data/products.csv"], Csv("id,name,stock", records, row => $"P{row},Thing {row},true"));
        File.WriteAllText(folder["data/people.csv"], Csv("id,name", records, row => $"{1000 + row},Person {row}"));
        File.WriteAllText(folder["data/notes.csv"], Csv("id,bot,text", records, row => $"N{row},bot{row % 2},note {row}"));
    }

    private static string Csv(string header, int rows, Func<int, FormattableString> line) =>
        header + "\n" + string.Concat(Enumerable.Range(0, rows).Select(row => line(row).ToString(CultureInfo.InvariantCulture) + "\n"));

    private static IReadOnlyList<(string Stream, string Mapping)> Mappings { get; } =
    [
        ("teams", "module: cliq.teams\nsource: teams.csv\nkey: [id]\nfields:\n  name: { from: name }\n"),
        ("products", """
            module: cliq.records
            source: products.csv
            key: [id]
            fields:
              database: { const: products }
              key_column: { const: productid }
              key_value: { from: id }
              values:
                fields:
                  name: { from: name }
                  instock: { from: stock, type: boolean }
            """),
        ("people", """
            module: cliq.datastorerecords
            source: people.csv
            key: [id]
            fields:
              datastore: { const: empdir }
              key_column: { const: empid }
              key_value: { from: id }
              values:
                fields:
                  empname: { from: name }
            """),
        ("notes", """
            module: cliq.botmessages
            source: notes.csv
            key: [id]
            fields:
              bot: { from: bot }
              text: { from: text }
            """),
    ];
}
