using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Checkpointing.Folders;

public sealed class LedgerConflictTests : IDisposable
{
    private readonly TemporaryFolder _runs = new();

    // What is there knows its records better than Zoho's lists do.
    [Fact]
    public void Check_WhereEveryFolderIsThere_SendsTheUserToOneAndOffersNoRecovery()
    {
        var message = Refused(There("a"), There("b"));

        Assert.Contains($"(zohomigrate resume {_runs["a"]})", message, StringComparison.Ordinal);
        Assert.DoesNotContain("--recover", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_WhereOneOfThemIsLost_OffersRecovery() =>
        Assert.Contains($"zohomigrate resume {_runs["new"]} --recover", Refused(There("a"), Gone("b")), StringComparison.Ordinal);

    [Fact]
    public void Check_WhereTheLastThatDeliveredIsGone_SendsTheUserToOneThatIsThere()
    {
        var message = Refused(Gone("a"), There("b"));

        Assert.StartsWith($"{_runs["b"]} has delivered", message, StringComparison.Ordinal);
        Assert.Contains($"(zohomigrate resume {_runs["b"]})", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_WhereAllAreGone_SendsTheUserNowhere()
    {
        var message = Refused(Gone("a"));

        Assert.StartsWith($"{_runs["a"]} has delivered", message, StringComparison.Ordinal);
        Assert.DoesNotContain($"resume {_runs["a"]}", message, StringComparison.Ordinal);
    }

    public void Dispose() => _runs.Dispose();

    private string Refused(params KnownFolder[] known) => Assert.Throws<LedgerConflictException>(() => LedgerConflict.Check(
        new IdentityScope("live", "books", "com", "1"), new LedgerClaim(Guid.NewGuid(), 0, 0, _runs["new"], LedgerChoice.Known), known)).Message;

    private KnownFolder There(string name)
    {
        _runs.Write($"{name}/checkpoint.db", "");
        return Gone(name);
    }

    private KnownFolder Gone(string name) => new(Guid.NewGuid(), 1, 0, _runs[name], First: null) { Product = "books" };
}
