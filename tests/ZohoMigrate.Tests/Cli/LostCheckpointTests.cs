using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Cli;

/// <summary>The checkpoint that knew what was delivered is gone, or an older copy is in its place.</summary>
public sealed partial class LostCheckpointTests : IAsyncLifetime
{
    private const string LongDay = "Limits:Books:PerDay=2000";

    private FaultyZoho _zoho = null!;

    public async Task InitializeAsync() => _zoho = await FaultyZoho.StartAsync("", scale: 1200);

    public async Task DisposeAsync() => await _zoho.DisposeAsync();

    [Fact]
    public async Task Recover_OfALostCheckpoint_TakesWhatIsThereForItsOwnAndMakesTheRest()
    {
        var made = await MakeSomeAsync(45);
        Lose();

        var refused = await _zoho.RunAsync("--config", LongDay);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"zohomigrate resume {_zoho.PathOf("run")} --recover", refused.Error, StringComparison.Ordinal);

        var run = await _zoho.ResumeAsync("--recover", "--config", LongDay);

        Assert.True(run.ExitCode == 0, run.Error + run.Out);
        Assert.Contains("First at least 4 calls to read what Zoho has", run.Out, StringComparison.Ordinal);
        Assert.Contains("they are read then, and nothing is sent before", run.Error, StringComparison.Ordinal);
        await _zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
        // An item's row does not show when it was made: it may have been there before.
        Assert.Equal((made - 15, 15), (await _zoho.TotalAsync("recovered"), await _zoho.TotalAsync("matched")));
        var summary = await _zoho.SummaryAsync();
        Assert.Equal((4, 4), (summary["plan"]!["looks"]!.GetValue<int>(), summary["calls"]!["probes"]!.GetValue<int>()));
    }

    // What was sent last is at Zoho and in no list yet.
    [Fact]
    public async Task Recover_WhatShowsLate_IsWaitedForAndFound()
    {
        await _zoho.RestartAsync("lag#40-45@01:30:00");
        var made = await MakeSomeAsync(45);
        Lose();

        var run = await _zoho.RunAsync("--recover", "--config", LongDay, "--config", "Delivery:AbsenceDelay=01:40:00");

        Assert.True(run.ExitCode == 0, run.Error + run.Out);
        Assert.Equal(made, await _zoho.TotalAsync("recovered") + await _zoho.TotalAsync("matched"));
        await _zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
    }

    // On another machine nobody knows when it began: what agrees is its own all the same, and what is older is not told from it.
    [Fact]
    public async Task Recover_WhereTheStateFolderIsGoneToo_TakesWhatAgrees()
    {
        var made = await MakeSomeAsync(60);
        Lose();
        Directory.Delete(_zoho.PathOf("state"), recursive: true);

        var run = await _zoho.RunAsync("--recover", "--config", LongDay);

        Assert.True(run.ExitCode == 0, run.Error + run.Out);
        Assert.Equal((0, made), (await _zoho.TotalAsync("recovered"), await _zoho.TotalAsync("matched")));
        Assert.Empty((await _zoho.CountAsync()).Duplicates);
        Assert.Equal(FaultyZoho.Records, (await _zoho.CountAsync()).Records.Values.Sum(module => module.Count));
    }

    // Here Zoho would refuse the second one; it does not where its names may repeat.
    [Fact]
    public async Task Recover_OfAFirstRun_TakesWhatTheOrganisationHasBeforeItSends()
    {
        await _zoho.ByHandAsync(async hand => await hand.PostAsync("/contacts", """{"contact_name":"Ernst Handel","contact_type":"customer"}"""));

        var run = await _zoho.RunAsync("--recover");

        Assert.True(run.ExitCode == 0, run.Error + run.Out);
        Assert.Equal((1, FaultyZoho.Records - 1), (await _zoho.TotalAsync("matched"), await _zoho.TotalAsync("created")));
        Assert.Equal(FaultyZoho.Records - 1, (await _zoho.CountAsync()).ByOperation.Where(operation => operation.Key.EndsWith(".create", StringComparison.Ordinal)).Sum(operation => operation.Value) - 1);
    }

    [Fact]
    public async Task Recover_OfAnOlderCopy_MakesNothingTwiceAndOutdatesTheNewest()
    {
        await MakeSomeAsync(25);
        Keep("older");
        Assert.Equal(4, (await _zoho.ResumeAsync("--config", "Limits:Books:PerDay=60")).ExitCode);
        Keep("newest");
        Restore("older");

        var refused = await _zoho.ResumeAsync("--config", LongDay);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("If it is lost, have every record looked for at Zoho before anything is sent", refused.Error, StringComparison.Ordinal);

        var run = await _zoho.ResumeAsync("--recover", "--config", LongDay);
        Assert.True(run.ExitCode == 0, run.Error + run.Out);
        await _zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);

        Restore("newest");
        var back = await _zoho.ResumeAsync("--config", LongDay);
        Assert.Equal(2, back.ExitCode);
        Assert.Contains("is older", back.Error, StringComparison.Ordinal);
    }

    // The day ends between two lists: nothing was sent, and whoever goes on need not say it again.
    [Fact]
    public async Task Recover_StoppedWhileItReads_GoesOnByAPlainResume()
    {
        await MakeSomeAsync(45);
        Lose();
        var before = (await _zoho.CountAsync()).Records.Values.Sum(module => module.Count);

        Assert.Equal(4, (await _zoho.RunAsync("--recover", "--config", "Limits:Books:PerDay=48")).ExitCode);
        Assert.Equal(before, (await _zoho.CountAsync()).Records.Values.Sum(module => module.Count));

        Assert.Equal(0, (await _zoho.ResumeAsync("--config", LongDay)).ExitCode);
        await _zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
    }

    [Fact]
    public async Task Recover_BesideAnotherFolder_TakesNothingOfIt()
    {
        Assert.Equal(0, (await _zoho.RunAsync()).ExitCode);

        var second = await _zoho.InvokeAsync(
            "run",
            Repository.PathOf("mappings", "northwind-to-books"),
            "--data",
            Repository.PathOf("sample-data", "northwind-small"),
            "--run",
            "second",
            "--recover");

        Assert.Equal(1, second.ExitCode);
        var problems = await File.ReadAllTextAsync(_zoho.PathOf("second/problems.jsonl"));
        Assert.Contains($"belongs to customers:ERNSH of {_zoho.PathOf("run")}: it is not taken for this one.", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("\"zohoId\"", problems, StringComparison.Ordinal);
        Assert.False(File.Exists(_zoho.PathOf("second/delivered/customers.csv")));
        await _zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
        Assert.Equal(0, (await _zoho.ResumeAsync()).ExitCode);
    }

    // As ids are given anew: somebody deleted an item and made it again at another price.
    [Fact]
    public async Task Recover_WhatDiffersAtZoho_IsForAPerson()
    {
        await MakeSomeAsync(34);
        Lose();
        var other = "";
        await _zoho.ByHandAsync(async hand =>
        {
            var item = (await hand.CallAsync(HttpMethod.Get, "/items")).Body["items"]![0]!;
            await hand.CallAsync(HttpMethod.Delete, $"/items/{item["item_id"]}");
            other = (await hand.PostAsync("/items", $$"""{"name":"{{item["name"]}}","rate":12345}""")).Body["item"]!["item_id"]!.ToString();
        });

        var run = await _zoho.RunAsync("--recover", "--config", LongDay);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(1, await _zoho.TotalAsync("unknown"));
        var problems = await _zoho.ProblemsAsync();
        Assert.Contains($"Zoho shows a record of this name or number (id {other}) with another rate.", problems, StringComparison.Ordinal);
        Assert.Contains($"--created {other}", problems, StringComparison.Ordinal);
        // Decided by a person, the rest goes.
        await _zoho.ByHandAsync(async hand => await hand.CallAsync(HttpMethod.Delete, $"/items/{other}"));
        var key = KeyOfAProduct().Match(problems).Value;
        var resolved = await _zoho.InvokeAsync("resolve", "run", key, "--absent");
        Assert.True(resolved.ExitCode == 0, resolved.Error);
        var resumed = await _zoho.ResumeAsync("--config", LongDay);
        Assert.True(resumed.ExitCode == 0, resumed.Error + resumed.Out);
        await _zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
    }

    [Theory]
    [InlineData("""{"code":0,"contacts":[{"contact_id":"1"}],"page_context":{"has_more_page":false} }""", "it has rows that do not show contact_name")]
    [InlineData("""{"code":0,"contacts":[{"contact_id":"1","contact_name":"Ann"}],"page_context":{"has_more_page":true} }""", "page 2 shows again what an earlier page showed")]
    [InlineData("""{"code":37,"message":"no such list"}""", "Zoho did not answer with a list: no such list")]
    public async Task Recover_AtAListThatProvesNothing_PausesAndSendsNothing(string list, string why)
    {
        await using var zoho = new ZohoOnTheWire(
            request => request.Path.Contains("/contacts", StringComparison.Ordinal) ? new WireReply(200, list) : null, time: new ScaledTimeProvider(TimeProvider.System, 4000));

        var run = await zoho.RunAsync("northwind-small", "--recover");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains($"Zoho's list of contacts cannot be relied on: {why}", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(zoho.Server.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task Recover_WithNewLedger_IsAContradiction() =>
        Assert.Contains("exclude each other", (await _zoho.RunAsync("--recover", "--new-ledger")).Error, StringComparison.Ordinal);

    /// <returns>How many records are at Zoho when the day's calls are used up.</returns>
    private async Task<int> MakeSomeAsync(int calls)
    {
        Assert.Equal(4, (await _zoho.RunAsync("--config", $"Limits:Books:PerDay={calls}")).ExitCode);
        return (int)(await _zoho.CountAsync()).Records.Values.Sum(module => module.Count);
    }

    [GeneratedRegex(@"products:\d+", RegexOptions.NonBacktracking)]
    private static partial Regex KeyOfAProduct();

    private void Lose() => File.Delete(_zoho.PathOf("run/checkpoint.db"));

    private void Keep(string name) => File.Copy(_zoho.PathOf("run/checkpoint.db"), _zoho.PathOf(name));

    private void Restore(string name)
    {
        SqliteConnection.ClearAllPools();
        File.Copy(_zoho.PathOf(name), _zoho.PathOf("run/checkpoint.db"), overwrite: true);
    }
}
