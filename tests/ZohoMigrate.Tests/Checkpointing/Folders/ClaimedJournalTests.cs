using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing.Folders;

public sealed class ClaimedJournalTests : IDisposable
{
    private readonly TemporaryFolder _parent = new();
    private readonly OrganizationRegistry _registry;

    public ClaimedJournalTests() => _registry = new(_parent["state"], TimeProvider.System);

    // Copied in the middle of a stretch, and put back when it has gone on: what was made since tells it.
    [Fact]
    public async Task Begin_OfACreate_TellsAnOlderCopyOfTheSameStretch()
    {
        await StageAsync();
        await using (var folder = await OpenAsync())
        {
            await using var claim = await folder.ClaimAsync(_registry, LedgerChoice.Known, CancellationToken.None);
            await MakeAsync(folder, claim);
            Copy("checkpoint.db", "aside.db");
            await MakeAsync(folder, claim);
        }

        foreach (var file in Directory.GetFiles(_parent["run"], "checkpoint.db*"))
            File.Delete(file);
        Copy("aside.db", "checkpoint.db");

        await using var copy = await OpenAsync();
        await Assert.ThrowsAsync<LedgerConflictException>(() => copy.ClaimAsync(_registry, LedgerChoice.Known, CancellationToken.None));
    }

    [Fact]
    public async Task Begin_OfCallsBehindACreate_LeavesTheCreateTheLast()
    {
        await StageAsync();
        await using var folder = await OpenAsync();
        await using var claim = await folder.ClaimAsync(_registry, LedgerChoice.Known, CancellationToken.None);

        await MakeAsync(folder, claim);

        Assert.Equal((2, 1), ((await folder.Checkpoint.ReadCallsAsync(CancellationToken.None)).Total, folder.Checkpoint.ReadLastCreate()));
    }

    [Fact]
    public async Task Begin_OfACreateWithoutAClaim_IsRefusedAndNothingIsWrittenDown()
    {
        await StageAsync();
        await using var folder = await OpenAsync();
        var journal = new ClaimedJournal(folder.Checkpoint);
        var item = (await folder.Checkpoint.TakeOneAsync()).Item;

        await Assert.ThrowsAsync<InvalidOperationException>(() => BeginAsync(journal, CheckpointCalls.Request(folder.Checkpoint, CheckpointCalls.Create, item)));
        await BeginAsync(journal, CheckpointCalls.Request(folder.Checkpoint, CheckpointCalls.List));

        Assert.Equal((1, 0), ((await folder.Checkpoint.ReadCallsAsync(CancellationToken.None)).Total, folder.Checkpoint.ReadLastCreate()));
    }

    public void Dispose() => _parent.Dispose();

    private static async Task MakeAsync(RunFolder folder, OrganizationClaim claim)
    {
        var journal = new ClaimedJournal(folder.Checkpoint) { Claim = claim };
        var request = CheckpointCalls.Request(folder.Checkpoint, CheckpointCalls.Create, (await folder.Checkpoint.TakeOneAsync()).Item);
        await journal.EndAsync(await BeginAsync(journal, request), CheckpointCalls.End(ReplyKind.Unknown));
        await BeginAsync(journal, CheckpointCalls.Request(folder.Checkpoint, CheckpointCalls.List));
    }

    private static Task<long> BeginAsync(ClaimedJournal journal, ApiRequest request) =>
        journal.BeginAsync(request, CheckpointCalls.Start(1), CancellationToken.None);

    private async Task StageAsync()
    {
        await using var folder = await OpenAsync();
        var staging = await new Staging(folder.Checkpoint).OpenAsync();
        await staging.StageAsync(staging.Record("customers", "A"), staging.Record("customers", "B"));
        await staging.SealAsync();
    }

    // With its log, as a copy beside the living process has it.
    private void Copy(string from, string to)
    {
        foreach (var end in new[] { "", "-wal" })
        {
            if (File.Exists(_parent[$"run/{from}{end}"]))
                File.Copy(_parent[$"run/{from}{end}"], _parent[$"run/{to}{end}"]);
        }
    }

    private Task<RunFolder> OpenAsync() =>
        RunFolder.OpenOrCreateAsync(_parent["run"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
}
