using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Resilience;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>Law 3 across processes: what a dead one leaves in the lane's file neither stops the living nor lets them over the limit.</summary>
public sealed class DeadNeighbourTests : IDisposable
{
    private static readonly LaneLimits Limits = new(5, TimeSpan.FromSeconds(6), 5, null, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
    private static readonly LaneVerdict Answered = new() { Answered = true };

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 30, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EnterAsync_WhoTriedTheLaneAfterACoolDownDied_AnotherTries()
    {
        await using (var dead = await OpenAsync(Limits))
        {
            await (await dead.EnterAsync(1, default)).Permit!.EndAsync(Answered with { CoolDown = TimeSpan.FromSeconds(10) });
            _clock.Advance(TimeSpan.FromSeconds(11));
            // Its attempt is under way when it dies.
            Assert.NotNull((await dead.EnterAsync(1, default)).Permit);
        }

        await using var lane = await OpenAsync(Limits);

        Assert.NotNull((await lane.EnterAsync(1, default).WaitAsync(TimeSpan.FromMinutes(2))).Permit);
    }

    [Fact]
    public async Task EnterAsync_WhoTriesTheLaneAfterACoolDownLives_OthersWait()
    {
        await using var first = await OpenAsync(Limits);
        await using var second = await OpenAsync(Limits);
        await (await first.EnterAsync(1, default)).Permit!.EndAsync(Answered with { CoolDown = TimeSpan.FromSeconds(10) });
        _clock.Advance(TimeSpan.FromSeconds(11));
        var trying = (await first.EnterAsync(1, default)).Permit!;

        var waiting = second.EnterAsync(1, default);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(waiting.IsCompleted);

        await trying.EndAsync(Answered);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull((await waiting.WaitAsync(TimeSpan.FromMinutes(2))).Permit);
    }

    [Fact]
    public async Task EnterAsync_WindowSetLongerThanBefore_CountsWhatIsNoLongerRemembered()
    {
        await using (var before = await OpenAsync(Limits))
        {
            for (var i = 0; i < Limits.Requests; i++)
                await UseAsync(before);
            _clock.Advance(TimeSpan.FromSeconds(7));
            // Forgets the first five.
            await UseAsync(before);
        }

        await using var lane = await OpenAsync(Limits with { Window = TimeSpan.FromSeconds(60) });
        var entering = lane.EnterAsync(1, default);

        _clock.Advance(TimeSpan.FromSeconds(52));
        Assert.False(entering.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.NotNull((await entering.WaitAsync(TimeSpan.FromMinutes(2))).Permit);
    }

    [Fact]
    public async Task EnterAsync_FileBreaksWhileWaiting_TellsTheWaiterInsteadOfFellingTheProcess()
    {
        await using var lane = await OpenAsync(Limits);
        for (var i = 0; i < Limits.Requests; i++)
            await UseAsync(lane);
        var waiting = lane.EnterAsync(1, default);
        using (var other = new SqliteConnection($"Data Source={_folder["lane.db"]};Pooling=False"))
        {
            other.Open();
            other.Execute("DROP TABLE slot");
        }

        _clock.Advance(TimeSpan.FromSeconds(7));

        await Assert.ThrowsAsync<SqliteException>(() => waiting.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    private static async Task UseAsync(Lane lane) => await (await lane.EnterAsync(1, default)).Permit!.EndAsync(Answered);

    private async Task<Lane> OpenAsync(LaneLimits limits)
    {
        var file = await LaneFileOpener.OpenAsync(_folder["lane.db"], limits, _clock, "boot", default);
        return new Lane("books.organization", file, limits, new OutageBreaker("books.organization", 5, _clock, NullLogger.Instance), NullLogger.Instance);
    }
}
