using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Tests.Zoho.Lanes;

public sealed class LaneFileTests : IDisposable
{
    private static readonly LaneLimits Limits = new(
        3, TimeSpan.FromSeconds(60), 3, null, LateArrival: TimeSpan.FromSeconds(30), LongestAttempt: TimeSpan.FromSeconds(60));

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_NewFile_LetsAllThroughAtOnceAndNoMore()
    {
        await using var lane = await OpenAsync("a");

        Assert.Equal(3, lane.TakeAll().Count);
    }

    [Fact]
    public async Task Open_SameBoot_RemembersWhatRests()
    {
        await using (var lane = await OpenAsync("a"))
            lane.TakeAll().ForEach(lease => lease.Dispose());
        await using var next = await OpenAsync("a");

        Assert.Empty(next.TakeAll());
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Empty(next.TakeAll());
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, next.TakeAll().Count);
    }

    [Fact]
    public async Task Open_AnotherBoot_CountsEverySlotAsUsedNow()
    {
        await using (await OpenAsync("a"))
        {
        }

        await using var next = await OpenAsync("b");

        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Empty(next.TakeAll());
        _clock.Advance(TimeSpan.FromSeconds(30) + TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, next.TakeAll().Count);
    }

    [Fact]
    public async Task Open_BootUnknown_TrustsOnlyALivingNeighbour()
    {
        await using (var first = await OpenAsync(bootId: null))
        {
            first.TakeAll().ForEach(lease => lease.Return());
            await using var neighbour = await OpenAsync(bootId: null);
            Assert.Equal(3, neighbour.TakeAll().Count);
        }

        await using var later = await OpenAsync(bootId: null);
        Assert.Empty(later.TakeAll());
    }

    [Fact]
    public async Task Open_BootUnknownAndNobodyThere_CountsEverySlotAsUsedNow()
    {
        await using (await OpenAsync(bootId: null))
        {
        }

        await using var later = await OpenAsync(bootId: null);

        Assert.Empty(later.TakeAll());
    }

    [Fact]
    public async Task Take_InFlightOfALivingNeighbour_StaysTakenHoweverLong()
    {
        await using var one = await OpenAsync("a");
        await using var other = await OpenAsync("a");
        one.TakeAll();

        _clock.Advance(TimeSpan.FromDays(2));

        Assert.Empty(other.TakeAll());
    }

    [Fact]
    public async Task Take_InFlightOfADeadOwner_RestsFromItsDiscovery()
    {
        var dead = await OpenAsync("a");
        dead.TakeAll();
        await dead.DisposeAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await using var next = await OpenAsync("a");

        Assert.Empty(next.TakeAll());
        _clock.Advance(TimeSpan.FromSeconds(90));
        Assert.Empty(next.TakeAll());
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, next.TakeAll().Count);
    }

    /// <summary>A kill leaves the owner's file behind, unlocked.</summary>
    [Fact]
    public async Task Take_OwnerFileLeftByAKill_CountsAsDead()
    {
        var dead = await OpenAsync("a");
        dead.TakeAll();
        var mark = Directory.GetFiles(_folder["lane.db.owners"]).Single();
        await dead.DisposeAsync();
        await File.WriteAllTextAsync(mark, "");
        await using var next = await OpenAsync("a");

        Assert.Empty(next.TakeAll());

        Assert.False(File.Exists(mark));
        _clock.Advance(TimeSpan.FromSeconds(91));
        Assert.Equal(3, next.TakeAll().Count);
    }

    // Overwritten from its first byte, or below the header that says what it is.
    [Theory]
    [InlineData(0), InlineData(100)]
    public async Task Open_FileTornByAPowerCut_CountsEverySlotAsUsedNowAndKeepsItAside(int from)
    {
        await using (await OpenAsync("a"))
        {
        }

        await using (var file = File.OpenWrite(_folder["lane.db"]))
        {
            file.Position = from;
            await file.WriteAsync(Enumerable.Repeat((byte)'x', 8192).ToArray());
        }

        await using var lane = await OpenAsync("a");

        Assert.Equal(_folder["lane.damaged-2026-03-01T00-00-00-000.db"], lane.File.DamagedOne);
        Assert.Contains("xxxx", await File.ReadAllTextAsync(lane.File.DamagedOne!), StringComparison.Ordinal);
        Assert.Empty(lane.TakeAll());
        _clock.Advance(TimeSpan.FromSeconds(91));
        Assert.Equal(3, lane.TakeAll().Count);
    }

    [Fact]
    public async Task Open_FileOfAnEarlierVersion_GetsTheColumnsItLacks()
    {
        await using (var lane = await OpenAsync("a"))
        {
            lane.TakeAll().ForEach(lease => lease.Dispose());
            var later = (string[])["lane learnt_since", "lane taught", "slot refused", "lane steady_begun", "lane refused_trials", "lane said", "day wall"];
            foreach (var column in later.Select(column => column.Replace(" ", " DROP COLUMN ", StringComparison.Ordinal)))
                Assert.True(lane.File.TryRun(connection => connection.Execute($"ALTER TABLE {column}"), out _));
        }

        await using var next = await OpenAsync("a");

        Assert.Empty(next.TakeAll());
        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(3, next.TakeAll().Count);
        Assert.True(next.File.TryRun(connection => LearntLimit.Learn(connection, Limits, _clock.MonotonicTicks()), out _));
        Assert.True(next.File.TryRun(connection => DayCount.Add(connection, 2, Limits, LaneClock.Now(connection, _clock)), out _));
        Assert.True(next.File.TryRun(connection => DayCount.Used(connection, Limits, LaneClock.Now(connection, _clock)), out var used));
        Assert.Equal(2, used);
    }

    [SkippableFact]
    public async Task Open_Always_OnlyTheOwnerMayRead()
    {
        Skip.If(OperatingSystem.IsWindows());
        await using var lane = await OpenAsync("a");
        lane.TakeAll();

        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        var files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
#pragma warning disable CA1416 // skipped there
        Assert.All(files, file => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & Others));
#pragma warning restore CA1416
    }

    [Fact]
    public async Task RunAsync_ClosedMeanwhile_SaysSo()
    {
        var lane = await OpenAsync("a");
        await lane.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => lane.File.RunAsync(_ => 1, default));
    }

    [Fact]
    public async Task RunAsync_NeighbourInATransaction_WaitsAndThenWorks()
    {
        await using var one = await OpenAsync("a");
        await using var other = await OpenAsync("a");
        using var inside = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        var holding = Task.Run(() => one.File.TryRun(_ =>
        {
            inside.Set();
            return leave.Wait(TimeSpan.FromSeconds(10));
        }, out _));
        inside.Wait();

        Assert.False(other.File.TryRun(_ => 1, out _));
        var waiting = other.File.RunAsync(_ => 2, default);
        await Task.Delay(30);
        Assert.False(waiting.IsCompleted);
        leave.Set();

        Assert.Equal(2, await waiting);
        Assert.True(await holding);
    }

    private async Task<OpenLane> OpenAsync(string? bootId)
    {
        var file = await LaneFileOpener.OpenAsync(_folder["lane.db"], Limits, _clock, bootId, default);
        return new OpenLane(file, new RollingWindowLimiter(file, Limits));
    }

    private sealed record OpenLane(LaneFile File, RollingWindowLimiter Limiter) : IAsyncDisposable
    {
        public List<SlotLease> TakeAll()
        {
            var leases = new List<SlotLease>();
            while (Limiter.AttemptAcquire() is SlotLease { IsAcquired: true } lease)
                leases.Add(lease);
            return leases;
        }

        public async ValueTask DisposeAsync()
        {
            await Limiter.DisposeAsync();
            File.Dispose();
        }
    }
}
