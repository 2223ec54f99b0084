using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing.Folders;

public sealed class OtherLedgersTests : IDisposable
{
    private readonly TemporaryFolder _parent = new();
    private readonly OrganizationRegistry _registry;

    public OtherLedgersTests() => _registry = new(_parent["state"], TimeProvider.System);

    private static readonly ModuleSpec Contacts = ZohoRig.Catalogue.Module("books.contacts");

    [Fact]
    public async Task Find_WhatAnotherFolderMade_NamesItAlsoWhileThatOneIsAtWork()
    {
        await using var first = await DeliverAsync("first", Staging.Manifest, "A", "71");
        await using var second = await DeliverAsync("second", Staging.Manifest, "B", "72");
        using var others = second.OpenOthers(_registry);

        Assert.Equal(new ForeignClaim(ForeignHold.Owns, $"customers:A of {_parent["first"]}"), others.Find(Contacts, "71"));
        Assert.Null(others.Find(Contacts, "72")); // its own
        Assert.Null(others.Find(ZohoRig.Catalogue.Module("books.items"), "71"));
    }

    [Fact]
    public async Task Find_WhatAFolderMadeThatHasJoinedSince_IsItsOwn()
    {
        await using var first = await DeliverAsync("first", Staging.Manifest, "A", "71");
        using var others = first.OpenOthers(_registry);
        await using var second = await DeliverAsync("second", Staging.Manifest, "B", "72");

        others.Refresh();

        Assert.Equal(ForeignHold.Owns, others.Find(Contacts, "72")!.Hold);
    }

    [Fact]
    public async Task Find_WhatIsOnItsWayInAnotherFolder_IsToldByItsKeyAndWhetherThatOneLives()
    {
        await using var first = await DeliverAsync("first", Staging.Manifest, "A", "71");
        var second = await StageAsync("second", Staging.Manifest, "Ann");
        var item = (await second.Checkpoint.TakeOneAsync()).Item;
        using var others = first.OpenOthers(_registry);
        Assert.Null(others.Find(Contacts, "72", "ANN")); // no byte of it has left

        var attempt = await second.Checkpoint.BeginAsync(item);
        Assert.Equal(ForeignHold.Sends, others.Find(Contacts, "72", "ANN")!.Hold);
        Assert.Null(others.Find(Contacts, "72", "BOB"));
        Assert.Null(others.Find(Contacts, "72"));
        await second.Checkpoint.EndAsync(attempt, CheckpointCalls.End(ReplyKind.Unknown));
        await second.Checkpoint.SettleAsync([new Parked(item, IsDuplicate: false, CheckpointCalls.Noon, "timeout")]);
        Assert.Equal(new ForeignClaim(ForeignHold.MayHaveMade, $"customers:Ann of {_parent["second"]}"), others.Find(Contacts, "72", "ANN"));
        await second.DisposeAsync();
        Assert.Equal(ForeignHold.MayHaveMade, others.Find(Contacts, "72", "ANN")!.Hold);
    }

    [Fact]
    public async Task Find_WhatZohoRefusedAsTakenThere_IsNotItsOwn()
    {
        await using var first = await DeliverAsync("first", Staging.Manifest, "A", "71");
        await using var second = await StageAsync("second", Staging.Manifest, "Ann");
        var item = (await second.Checkpoint.TakeOneAsync()).Item;
        await second.Checkpoint.EndAsync(await second.Checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Duplicate));
        await second.Checkpoint.SettleAsync([new Parked(item, IsDuplicate: true, CheckpointCalls.Noon, "exists")]);
        using var others = first.OpenOthers(_registry);

        Assert.Null(others.Find(Contacts, "72", "ANN"));
    }

    [Fact]
    public async Task Find_WhereAFolderCannotBeRead_CannotTell()
    {
        await (await DeliverAsync("damaged", Staging.Manifest, "A", "71")).DisposeAsync();
        await File.WriteAllTextAsync(new RunPaths(_parent["damaged"]).Checkpoint, "no database");
        await using var run = await DeliverAsync("run", Staging.Manifest, "B", "72");
        using var others = run.OpenOthers(_registry);

        Assert.Equal(new ForeignClaim(ForeignHold.CannotTell, _parent["damaged"]), others.Find(Contacts, "73"));
    }

    [Fact]
    public async Task Find_OfAnotherOrganisationOrAFolderThatIsGone_IsNobodys()
    {
        await (await DeliverAsync("elsewhere", Staging.Manifest with { Organization = "2" }, "A", "71")).DisposeAsync();
        await (await DeliverAsync("gone", Staging.Manifest, "A", "71")).DisposeAsync();
        File.Delete(new RunPaths(_parent["gone"]).Checkpoint);
        await using var run = await DeliverAsync("run", Staging.Manifest, "B", "72");
        using var others = run.OpenOthers(_registry);

        Assert.Null(others.Find(Contacts, "71"));
    }

    public void Dispose() => _parent.Dispose();

    private async Task<RunFolder> DeliverAsync(string name, RunManifest manifest, string key, string zohoId)
    {
        var folder = await StageAsync(name, manifest, key);
        await folder.Checkpoint.DeliverAsync((await folder.Checkpoint.TakeOneAsync()).Item, zohoId);
        return folder;
    }

    private async Task<RunFolder> StageAsync(string name, RunManifest manifest, string key)
    {
        var folder = await RunFolder.OpenOrCreateAsync(_parent[name], manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        await using var claim = await folder.ClaimAsync(_registry, LedgerChoice.New, CancellationToken.None);
        var staging = await new Staging(folder.Checkpoint).OpenAsync();
        await staging.StageAsync(staging.Record("customers", key) with { NaturalKey = key.ToUpperInvariant() });
        await staging.SealAsync();
        return folder;
    }
}
