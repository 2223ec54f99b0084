using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>
/// Two run folders that both have the contact Acme, and the first one's create of it is lost on its way: what Zoho shows then is not for the
/// first to take for its own. Request 1 asks for the organisation, 2 makes the contact.
/// </summary>
public sealed class TwoFoldersWithFaultsTests
{
    private static readonly string[] Second = ["run", "pack", "--data", "data", "--run", "second", "--new-ledger"];

    [Fact]
    public async Task Run_WhatAFolderHasMadeThatJoinedMeanwhile_IsAdoptedAndNotRecovered()
    {
        await using var zoho = await StartAsync();
        // Twelve seconds until it looks.
        var first = zoho.RunAsync("--config", "Delivery:SettleDelay=04:00:00");
        while ((await zoho.CountAsync()).ByOperation.GetValueOrDefault("books.contacts.create") == 0 && !first.IsCompleted)
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        var second = await zoho.InvokeAsync(Second);
        var run = await first;

        Assert.True((second.ExitCode, run.ExitCode) == (0, 0), second.Out + run.Out + run.Error);
        Assert.Equal((1, 0, 1, 0), (Total(zoho, "second", "created"), Total(zoho, "run", "created"), Total(zoho, "run", "matched"), Total(zoho, "run", "recovered")));
        await zoho.AssertOnceAndNeverOverAsync(1);
    }

    [Fact]
    public async Task Resume_WhatAFolderMayHaveMadeThatDiedOverIt_IsForAPersonInBoth()
    {
        await using var zoho = await StartAsync();
        Assert.Equal(4, (await zoho.RunAsync("--config", "Limits:Books:PerDay=2")).ExitCode);
        Assert.NotEqual(0, await zoho.InvokeKilledAsync("after-answer#2", Second));

        var resumed = await zoho.ResumeAsync();

        Assert.Equal((1, 1, 0), (resumed.ExitCode, await zoho.TotalAsync("unknown"), await zoho.TotalAsync("recovered")));
        Assert.Contains($"customers:Acme of {zoho.PathOf("second")} may be it as well", await zoho.ProblemsAsync(), StringComparison.Ordinal);
        // A person knows that the second has made it.
        Assert.Equal(1, (await zoho.InvokeAsync("resume", "second")).ExitCode);
        var id = (await zoho.RecordsAsync("books.contacts"))[0]["contact_id"]!.ToString();
        var theirs = await zoho.InvokeAsync("resolve", "second", "Acme", "--created", id);
        var ours = await zoho.InvokeAsync("resolve", "run", "Acme", "--created", id);
        Assert.True((theirs.ExitCode, ours.ExitCode) == (0, 0), theirs.Error + ours.Error);
        Assert.Contains("is matched: it is Zoho's", ours.Out, StringComparison.Ordinal);
        Assert.Equal((1, 1), (Total(zoho, "second", "recovered"), Total(zoho, "run", "matched")));
        await zoho.AssertOnceAndNeverOverAsync(1);
    }

    [Fact]
    public async Task Resume_WhereAnotherFolderCannotBeRead_WhatIsFoundIsForAPerson()
    {
        await using var zoho = await StartAsync();
        Assert.Equal(4, (await zoho.RunAsync("--config", "Limits:Books:PerDay=2")).ExitCode);
        Assert.Equal(0, (await zoho.InvokeAsync(Second)).ExitCode);
        await File.WriteAllTextAsync(new RunPaths(zoho.PathOf("second")).Checkpoint, "no database");

        var resumed = await zoho.ResumeAsync();

        Assert.Equal((1, 1, 0), (resumed.ExitCode, await zoho.TotalAsync("unknown"), await zoho.TotalAsync("recovered")));
        Assert.Contains($"{zoho.PathOf("second")}, which has delivered here too, cannot be read", await zoho.ProblemsAsync(), StringComparison.Ordinal);
        await zoho.AssertOnceAndNeverOverAsync(1);
    }

    private static Task<FaultyZoho> StartAsync() => FaultyZoho.StartAsync("drop#2", scale: 1200, WriteTo);

    private static void WriteTo(TemporaryFolder folder)
    {
        folder.Write("pack/migration.yaml", "name: one\nproducts: [books]\nstreams: [customers]\n");
        folder.Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [name]\nfields: { contact_name: { from: name }, contact_type: { const: customer } }\n");
        folder.Write("data/customers.csv", "name\nAcme\n");
    }

    private static int Total(FaultyZoho zoho, string folder, string state) =>
        JsonNode.Parse(File.ReadAllText(zoho.PathOf($"{folder}/summary.json")))!["streams"]!.AsArray().Sum(stream => stream![state]!.GetValue<int>());
}
