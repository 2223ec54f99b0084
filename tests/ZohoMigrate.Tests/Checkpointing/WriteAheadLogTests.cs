using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>
/// SQLite goes without what stands behind the first damage of its log, and says nothing: what was sent would be sent again. What the machine
/// lost of the very last transaction when it went down is no damage: nothing was sent upon it.
/// </summary>
public sealed class WriteAheadLogTests : IDisposable
{
    private const int Page = 4096;
    private const uint Magic = 0x377F0682;

    // Of one frame; of several; of one.
    private const string First = "INSERT INTO t VALUES (1, zeroblob(9))";
    private const string Second = "INSERT INTO t VALUES (2, zeroblob(20000))";
    private const string Third = "INSERT INTO t VALUES (3, zeroblob(9))";

    private readonly TemporaryFolder _folder = new();

    private string Checkpoint => _folder["checkpoint.db"];

    [Theory]
    [InlineData(512)]
    [InlineData(Page)]
    [InlineData(65536)]
    public void Fault_OfAWholeLog_IsNone(int page) => Assert.Null(Fault(WrittenLog.Of(page, First, Second, Third)));

    [Fact]
    public void Fault_OfAWholeLogOfABigEndianMachine_IsNone() =>
        Assert.Null(Fault(WrittenLog.Of(Page, First, Second, Third).Say(0, Magic | 1, isBigEndian: true)));

    [Fact]
    public void Fault_WithoutALog_IsNoneUnlessItsIndexWasLeft()
    {
        Assert.Null(WriteAheadLog.Fault(Checkpoint));

        _folder.Write("checkpoint.db-shm", "");

        Assert.EndsWith("checkpoint.db-wal, which belongs to it, is gone", WriteAheadLog.Fault(Checkpoint), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "the number of the page")]
    [InlineData(8, "a salt")]
    [InlineData(16, "a sum")]
    [InlineData(20, "the other sum")]
    [InlineData(24, "the page")]
    [InlineData(24 + Page - 1, "the end of the page")]
    public void Fault_OfATransactionThatOthersFollowed_IsDamage(int at, string what)
    {
        var fault = Fault(WrittenLog.Of(Page, First, Second, Third).SpoilFrame(0, at));

        Assert.True(fault?.EndsWith("checkpoint.db-wal, which belongs to it, is damaged", StringComparison.Ordinal), what);
    }

    // Nobody was told that it had been written.
    [Theory]
    [InlineData(First)]
    [InlineData(Second)]
    public void Fault_OfTheLastTransaction_IsNone(string last)
    {
        var before = WrittenLog.Of(Page, Third).Frames;
        var frames = WrittenLog.Of(Page, Third, last).Frames;
        Assert.True(frames > before);

        for (var frame = before; frame < frames; frame++)
        {
            foreach (var at in (int[])[0, 8, 16, 24])
                Assert.Null(Fault(WrittenLog.Of(Page, Third, last).SpoilFrame(frame, at)));
        }
    }

    [Fact]
    public void Fault_OfALogWhoseEndWasNotWritten_IsNone()
    {
        var whole = WrittenLog.Of(Page, First, Second);

        Assert.Null(Fault(whole.Cut(whole.Bytes.Length - 1)));
    }

    // Begun anew, it stands before what was in it: that is of no use any more, and no damage.
    [Fact]
    public void Fault_OfALogBegunAnew_IsThatOfItsNewTransactionsAlone()
    {
        Assert.Null(Fault(Anew(Third)));
        Assert.Null(Fault(Anew(Third).SpoilFrame(0, 24)));
        Assert.NotNull(Fault(Anew(Third, "DELETE FROM t WHERE id = 1").SpoilFrame(0, 24)));

        static WrittenLog Anew(params string[] transactions) => WrittenLog.Of(Page, [First, Second, "PRAGMA wal_checkpoint(RESTART)", .. transactions]);
    }

    [Theory]
    [InlineData(0, "whose it is")]
    [InlineData(4, "its version")]
    [InlineData(9, "the size of a page")]
    [InlineData(16, "a salt")]
    [InlineData(24, "a sum")]
    [InlineData(28, "the other sum")]
    public void Fault_OfTheHeader_IsDamage(int at, string what)
    {
        Assert.True(Fault(WrittenLog.Of(Page, First).SpoilHeader(at)) is not null, what);
        // As short as a log can be that holds anything.
        Assert.True(Fault(WrittenLog.Of(512, First).SpoilHeader(at).Cut(32 + 24 + 512)) is not null, what);
    }

    [Theory]
    [InlineData(0, 0x12345678, "another's")]
    [InlineData(8, 256, "pages too small")]
    [InlineData(8, 131072, "pages too large")]
    public void Fault_OfAHeaderThatAddsUpAndIsNone_IsDamage(int at, uint number, string what) =>
        Assert.True(Fault(WrittenLog.Of(Page, First, Second).Say(at, number)) is not null, what);

    // The header is written before any frame is.
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(32)]
    [InlineData(32 + 24 + 511)]
    public void Fault_OfALogTooShortToHoldAnything_IsNone(int length) => Assert.Null(Fault(WrittenLog.Of(Page, First).SpoilHeader(0).Cut(length)));

    [Fact]
    public void Fault_WhileSomebodyCopiesTheLog_IsTold()
    {
        _folder.Write("checkpoint.db-wal", WrittenLog.Of(Page, First, Second).SpoilFrame(0, 24).Bytes);
        using var copying = new FileStream(Checkpoint + "-wal", FileMode.Open, FileAccess.Read, FileShare.Read);

        Assert.NotNull(WriteAheadLog.Fault(Checkpoint));
    }

    public void Dispose() => _folder.Dispose();

    private string? Fault(WrittenLog log)
    {
        _folder.Write("checkpoint.db-wal", log.Bytes);
        return WriteAheadLog.Fault(Checkpoint);
    }
}
