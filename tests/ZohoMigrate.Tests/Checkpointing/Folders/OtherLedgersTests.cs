using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing.Folders;

public sealed class OtherLedgersTests : IDisposable
{
    private readonly TemporaryFolder _parent = new();
    private readonly OrganizationRegistry _registry;

    public OtherLedgersTests() => _registry = new(_parent["state"], TimeProvider.System);

    [Fact]
    public async Task FindOwner_OfWhatAnotherFolderMade_NamesItAlsoWhileThatOneIsAtWork()
    {
        await using var first = await DeliverAsync("first", Staging.Manifest, "A", "71");
        await using var second = await DeliverAsync("second", Staging.Manifest, "B", "72");
        using var others = second.OpenOthers(_registry);

        var owner = others.FindOwner("books.contacts", "71");

        Assert.Equal((_parent["first"], "customers", "A"), (owner!.Folder, owner.Record.Stream, owner.Record.Key));
        Assert.Null(others.FindOwner("books.contacts", "72")); // its own
        Assert.Null(others.FindOwner("books.items", "71"));
    }

    [Fact]
    public async Task FindOwner_OfAnotherOrganisationOrAFolderThatIsGoneOrDamaged_IsNobody()
    {
        await (await DeliverAsync("elsewhere", Staging.Manifest with { Organization = "2" }, "A", "71")).DisposeAsync();
        await (await DeliverAsync("gone", Staging.Manifest, "A", "71")).DisposeAsync();
        await (await DeliverAsync("damaged", Staging.Manifest, "A", "71")).DisposeAsync();
        File.Delete(new RunPaths(_parent["gone"]).Checkpoint);
        await File.WriteAllTextAsync(new RunPaths(_parent["damaged"]).Checkpoint, "no database");
        await using var run = await DeliverAsync("run", Staging.Manifest, "B", "72");
        using var others = run.OpenOthers(_registry);

        Assert.Null(others.FindOwner("books.contacts", "71"));
    }

    public void Dispose() => _parent.Dispose();

    private async Task<RunFolder> DeliverAsync(string name, Pipeline.Records.RunManifest manifest, string key, string zohoId)
    {
        var folder = await RunFolder.OpenOrCreateAsync(_parent[name], manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        await using var claim = await folder.ClaimAsync(_registry, LedgerChoice.New, CancellationToken.None);
        var staging = await new Staging(folder.Checkpoint).OpenAsync();
        await staging.StageAsync(staging.Record("customers", key));
        await staging.SealAsync();
        await folder.Checkpoint.DeliverAsync((await folder.Checkpoint.TakeOneAsync()).Item, zohoId);
        return folder;
    }
}
