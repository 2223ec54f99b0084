using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Checkpointing.Folders;

public sealed class OrganizationRegistryTests : IDisposable
{
    private static readonly IdentityScope Books = new("live", "books", "com", "1");
    private readonly TemporaryFolder _state = new();
    private readonly Guid _first = Guid.NewGuid();
    private readonly Guid _second = Guid.NewGuid();

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

        Assert.Contains($"/runs/{_first}", error.Message, StringComparison.Ordinal);
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

    [Fact]
    public async Task Claim_AfterDyingBetweenTheTwoWrites_GoesOn()
    {
        await ClaimAsync(_first, 0);
        for (var written = 2L; written <= 4; written++)
        {
            var generation = 0L;
            await Assert.ThrowsAsync<TimeoutException>(() => Registry().ClaimAsync(Books, new LedgerClaim(_first, written - 1, "/runs/1", false), next =>
            {
                generation = next;
                throw new TimeoutException("dies after the checkpoint's write");
            }));
            Assert.Equal(written, generation);
        }

        Assert.Equal(5, await ClaimAsync(_first, 4));
        await Assert.ThrowsAsync<LedgerConflictException>(() => ClaimAsync(_first, 4));
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

    private OrganizationRegistry Registry() => new(_state.Path, TimeProvider.System);

    private Task<long> ClaimAsync(Guid checkpoint, long generation, bool newLedger = false, IdentityScope? scope = null) =>
        Registry().ClaimAsync(scope ?? Books, new LedgerClaim(checkpoint, generation, $"/runs/{checkpoint}", newLedger), _ => Task.CompletedTask);
}
