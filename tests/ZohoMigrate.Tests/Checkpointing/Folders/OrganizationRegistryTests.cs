using System.Runtime.Versioning;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Checkpointing.Folders;

public sealed class OrganizationRegistryTests : IDisposable
{
    private static readonly IdentityScope Books = new("live", "books", "com", "1");
    private readonly TemporaryFolder _state = new();
    private readonly ManualTimeProvider _time = new(Noon.AddHours(1)); // ahead of Zoho's
    private readonly Guid _first = Guid.NewGuid();
    private readonly Guid _second = Guid.NewGuid();
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Claim_OfTheSameCheckpoint_CountsItsGenerations()
    {
        Assert.Equal(1, await ClaimAsync(_first, 0));
        Assert.Equal(2, await ClaimAsync(_first, 1));
    }

    [Fact]
    public async Task Claim_OfAnotherCheckpoint_NamesTheFolderThatDelivered()
    {
        await ClaimAsync(_first, 0);

        var error = await Assert.ThrowsAsync<LedgerConflictException>(() => ClaimAsync(_second, 0));

        Assert.Contains($"/runs/{_first} has delivered", error.Message, StringComparison.Ordinal);
        Assert.Contains("--new-ledger", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sandbox", "books", "com", "1")]
    [InlineData("live", "crm", "com", "1")]
    [InlineData("live", "books", "in", "1")]
    [InlineData("live", "books", "com", "2")]
    public async Task Claim_OfAnotherOrganisation_IsFree(string target, string product, string dataCenter, string organization)
    {
        await ClaimAsync(_first, 0);

        Assert.Equal(1, await ClaimAsync(_second, 0, scope: new IdentityScope(target, product, dataCenter, organization)));
    }

    // A pack that grew by a product is in a folder of its own, and would make its payments once more.
    [Theory]
    [InlineData("books", "books+crm")]
    [InlineData("books+crm", "books")]
    [InlineData("books+cliq", "books+crm")]
    public async Task Claim_OfAFolderThatSharesAProduct_IsRefused(string product, string other)
    {
        await ClaimAsync(_first, 0, scope: Books with { Product = product });

        await Assert.ThrowsAsync<LedgerConflictException>(() => ClaimAsync(_second, 0, scope: Books with { Product = other }));
    }

    [Fact]
    public async Task Claim_WithNewLedger_LetsTwoFoldersGoOnSideBySide()
    {
        await ClaimAsync(_first, 0);
        Assert.Equal(1, await ClaimAsync(_second, 0, newLedger: true));

        Assert.Equal(2, await ClaimAsync(_first, 1));
        Assert.Equal(2, await ClaimAsync(_second, 1));
        await Assert.ThrowsAsync<LedgerConflictException>(() => ClaimAsync(Guid.NewGuid(), 0));
    }

    [Fact]
    public async Task Claim_OfARestoredBackup_IsRefusedUnlessAskedFor()
    {
        await ClaimAsync(_first, 0);
        await ClaimAsync(_first, 1);

        var error = await Assert.ThrowsAsync<LedgerConflictException>(() => ClaimAsync(_first, 1));
        Assert.Contains("older (generation 1)", error.Message, StringComparison.Ordinal);

        Assert.Equal(3, await ClaimAsync(_first, 1, newLedger: true));
    }

    // Copied and put back within one generation: what was made since tells it.
    [Fact]
    public async Task Claim_OfACopyThatDoesNotKnowTheLastCreate_IsRefused()
    {
        await ClaimAsync(_first, 0, marks: [3, 5, 4]);

        var error = await Assert.ThrowsAsync<LedgerConflictException>(() => ClaimAsync(_first, 1, lastCreate: 4));
        Assert.Contains("older (generation 1, call 4)", error.Message, StringComparison.Ordinal);
        Assert.Contains("(call 5)", error.Message, StringComparison.Ordinal);

        Assert.Equal(2, await ClaimAsync(_first, 1, lastCreate: 5));
    }

    [Fact]
    public async Task Mark_OnceACopyHasClaimed_IsRefused()
    {
        await using var claim = await Registry().ClaimAsync(Books, new LedgerClaim(_first, 0, 0, "/runs/1", LedgerChoice.Known), _ => Task.CompletedTask);
        await claim.MarkAsync(1, Noon);
        await ClaimAsync(_first, 1, lastCreate: 1, newLedger: true);

        await Assert.ThrowsAsync<LedgerConflictException>(() => claim.MarkAsync(2, Noon));
    }

    [Fact]
    public async Task Claim_InAFolderWhoseCheckpointIsGone_SaysSo()
    {
        await ClaimAsync(_first, 0, folder: "/runs/1");

        var error = await Assert.ThrowsAsync<LedgerConflictException>(() => ClaimAsync(_second, 0, folder: "/runs/1"));

        Assert.StartsWith("The checkpoint from which /runs/1 has delivered to organisation 1 (live, books, com) is gone", error.Message, StringComparison.Ordinal);
        Assert.Contains("zohomigrate resume /runs/1 --new-ledger", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claim_InARegistryOfAnEarlierVersion_KnowsWhatItKnew()
    {
        await ClaimAsync(_first, 0);
        using (var file = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_state["registry.db"]};Pooling=False"))
        {
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = "ALTER TABLE folder DROP COLUMN first; ALTER TABLE folder DROP COLUMN last_create";
            command.ExecuteNonQuery();
        }

        await Assert.ThrowsAsync<LedgerConflictException>(() => ClaimAsync(_second, 0));
        Assert.Equal(2, await ClaimAsync(_first, 1, lastCreate: 7, marks: [8]));
        await Assert.ThrowsAsync<LedgerConflictException>(() => ClaimAsync(_first, 2, lastCreate: 7));
    }

    [Fact]
    public async Task Claim_AfterDyingBetweenTheTwoWrites_GoesOn()
    {
        await ClaimAsync(_first, 0);
        for (var written = 2L; written <= 4; written++)
        {
            var generation = 0L;
            await Assert.ThrowsAsync<TimeoutException>(() => Registry().ClaimAsync(Books, new LedgerClaim(_first, written - 1, 0, "/runs/1", LedgerChoice.Known), next =>
            {
                generation = next.Generation;
                throw new TimeoutException("dies after the checkpoint's write");
            }));
            Assert.Equal(written, generation);
        }

        Assert.Equal(5, await ClaimAsync(_first, 4));
        await Assert.ThrowsAsync<LedgerConflictException>(() => ClaimAsync(_first, 4));
    }

    [Fact]
    public async Task Claim_ToRecoverALostCheckpoint_OutdatesItAndKnowsWhenItBegan()
    {
        await using var lost = await Registry().ClaimAsync(Books, new LedgerClaim(_first, 0, 0, "/runs/1", LedgerChoice.Known), _ => Task.CompletedTask);
        await lost.MarkAsync(1, Noon);
        var start = await RecoverAsync(_second, "/runs/1");

        Assert.Equal((1, true, Noon), (start.Generation, start.IsRecovery, start.First));
        Assert.Equal(2, await ClaimAsync(_second, 1, folder: "/runs/1"));
        await Assert.ThrowsAsync<LedgerConflictException>(() => lost.MarkAsync(2, Noon));
        Assert.Contains("is older (generation 1)", (await Assert.ThrowsAsync<LedgerConflictException>(() => ClaimAsync(_first, 1, lastCreate: 1))).Message, StringComparison.Ordinal);
        // Lost again: what the first one made may still be its own.
        Assert.Equal(Noon, (await RecoverAsync(Guid.NewGuid(), "/runs/1")).First);
    }

    // By then the one that recovers is in the place of the lost one.
    [Fact]
    public async Task Claim_ToRecoverFromTheFolderThatLostItsCheckpoint_KnowsWhenThatOneBegan()
    {
        _state.Write("run/checkpoint.db", "");
        await ClaimAsync(_first, 0, folder: _state["run"], marks: [1]);

        Assert.Equal(Noon, (await RecoverAsync(_second, _state["run"])).First);
    }

    [Fact]
    public async Task Claim_ToRecoverSeveralLostCheckpoints_BeginsWithTheFirstOfThem()
    {
        await ClaimAsync(_first, 0, folder: "/runs/1");
        var first = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromHours(1));
        await ClaimAsync(_second, 0, newLedger: true, folder: "/runs/2");

        Assert.Equal(first, (await RecoverAsync(Guid.NewGuid(), "/runs/3")).First);
    }

    [Fact]
    public async Task Claim_ToRecoverSeveralOfWhichOneBeganNobodyKnowsWhen_DoesNotSayWhen()
    {
        await ClaimAsync(_first, 7, folder: "/runs/1");
        await ClaimAsync(_second, 0, newLedger: true, folder: "/runs/2");

        Assert.Null((await RecoverAsync(Guid.NewGuid(), "/runs/3")).First);
    }

    [Fact]
    public async Task Claim_ToRecoverWhereNobodyKnowsWhatWasLost_DoesNotSayWhenItBegan()
    {
        Assert.Null((await RecoverAsync(_first, "/runs/1")).First);
        Assert.Null((await RecoverAsync(_second, "/runs/1")).First);
    }

    // What a job makes may come a day after it was asked for, whatever the settings are by then.
    [Theory]
    [InlineData(null, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Claim_ToRecover_SaysWhetherWhatIsLostMayHaveAskedForJobs(bool? hasAsked, bool mayHave)
    {
        if (hasAsked is { } isJob)
        {
            await using var lost = await Registry().ClaimAsync(Books, new LedgerClaim(_first, 0, 0, "/runs/1", LedgerChoice.Known), _ => Task.CompletedTask);
            await lost.MarkAsync(1, Noon, isJob);
            await lost.MarkAsync(2, Noon);
        }

        Assert.Equal(mayHave, (await RecoverAsync(_second, "/runs/1")).MayHaveJobs);
    }

    // Brought from another machine, or the state folder was wiped: what it made before is older than all that is known here.
    [Fact]
    public async Task Claim_ToRecoverWhatDeliveredBeforeItWasKnownHere_DoesNotSayWhenItBegan()
    {
        await ClaimAsync(_first, 7, folder: "/runs/1", marks: [9]);

        Assert.Null((await RecoverAsync(_second, "/runs/1")).First);
    }

    [Fact]
    public async Task Claim_ToRecoverBesideAFolderThatIsThere_LeavesThatOneAlone()
    {
        var other = _state["other"];
        Directory.CreateDirectory(other);
        await File.WriteAllTextAsync(new RunPaths(other).Checkpoint, "");
        await ClaimAsync(_first, 0, folder: other);

        Assert.Null((await RecoverAsync(_second, "/runs/2")).First);

        Assert.Equal(2, await ClaimAsync(_first, 1, folder: other));
    }

    [SkippableFact, UnsupportedOSPlatform("windows")]
    public async Task Claim_OnUnix_KeepsTheRegistryForTheOwnerOnly()
    {
        Skip.If(OperatingSystem.IsWindows());
        await ClaimAsync(_first, 0);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_state["registry.db"]));
    }

    [Fact]
    public async Task Claim_WhenTheStateFolderIsNew_TrustsTheCheckpoint() => Assert.Equal(8, await ClaimAsync(_first, 7));

    [Fact]
    public async Task Claim_ByTwoFoldersAtOnce_GivesItToOne()
    {
        var claims = await Task.WhenAll(new[] { _first, _second }.Select(checkpoint => Task.Run(async () =>
        {
            try
            {
                return await ClaimAsync(checkpoint, 0);
            }
            catch (LedgerConflictException)
            {
                return 0;
            }
        })));

        Assert.Equal([0, 1], claims.Order());
    }

    public void Dispose() => _state.Dispose();

    private OrganizationRegistry Registry() => new(_state.Path, _time);

    private async Task<LedgerStart> RecoverAsync(Guid checkpoint, string folder)
    {
        var written = new LedgerStart(0);
        await using var claim = await Registry().ClaimAsync(Books, new LedgerClaim(checkpoint, 0, 0, folder, LedgerChoice.Recover), start =>
        {
            written = start;
            return Task.CompletedTask;
        });
        return written;
    }

    private async Task<long> ClaimAsync(
        Guid checkpoint, long generation, bool newLedger = false, IdentityScope? scope = null, string? folder = null, long lastCreate = 0, params long[] marks)
    {
        var choice = newLedger ? LedgerChoice.New : LedgerChoice.Known;
        await using var claim = await Registry().ClaimAsync(
            scope ?? Books, new LedgerClaim(checkpoint, generation, lastCreate, folder ?? $"/runs/{checkpoint}", choice), _ => Task.CompletedTask);
        foreach (var mark in marks)
            await claim.MarkAsync(mark, Noon);
        return claim.Generation;
    }
}
