using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Resilience;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>An operation that costs something in two lanes.</summary>
public sealed class LaneSetTests : IDisposable
{
    private static readonly LaneVerdict Answered = new() { Answered = true };
    private static readonly OperationSpec Operation = new() { Product = "books", Cost = new Dictionary<string, int>(StringComparer.Ordinal) { ["user"] = 1, ["organization"] = 2 } };

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_AnOperation_AreItsLanesInOneOrderWithWhatTheyCost()
    {
        await using var lanes = await OpenAsync();

        Assert.Equal([("books.organization", 2), ("books.user", 1)], lanes.Of(Operation).Select(lane => (lane.Lane.Name, lane.Permits)));
        Assert.Same(lanes["books.organization"].Breaker, lanes.BreakerOf(Operation));
    }

    [Fact]
    public async Task EnterAsync_RoomInBoth_TakesFromBothAndEndsBoth()
    {
        await using var lanes = await OpenAsync();

        var entry = await lanes.EnterAsync(Operation, default);

        Assert.Equal((2, 1), (await UsedAsync(lanes, "organization"), await UsedAsync(lanes, "user")));
        Assert.Equal((1, 1), (await InFlightAsync(lanes, "organization"), await InFlightAsync(lanes, "user")));
        await entry.Permit!.EndAsync(Answered);
        Assert.Equal((0, 0), (await InFlightAsync(lanes, "organization"), await InFlightAsync(lanes, "user")));
    }

    [Fact]
    public async Task EnterAsync_TheSecondIsShut_GivesTheFirstBack()
    {
        await using var lanes = await OpenAsync(userPerDay: 1);
        await (await lanes["books.user"].EnterAsync(1, default)).Permit!.EndAsync(Answered);

        var entry = await lanes.EnterAsync(Operation, default);

        Assert.Null(entry.Permit);
        Assert.Equal("The day's calls are used up.", entry.Closed!.Why);
        Assert.Equal((0, 0), (await UsedAsync(lanes, "organization"), (await lanes["books.organization"].SnapshotAsync(default)).DayUsed));
    }

    [Fact]
    public async Task EndAsync_TheDayIsOverInEach_SaysTheLaterEnd()
    {
        await using var lanes = await OpenAsync();
        var until = _clock.GetUtcNow().AddHours(5);
        await (await lanes["books.user"].EnterAsync(1, default)).Permit!.EndAsync(Answered with { QuotaUntil = until.AddHours(-2) });

        Assert.Null((await lanes.EnterAsync(Operation, default)).Permit);
        var permit = (await lanes["books.organization"].EnterAsync(1, default)).Permit!;
        Assert.Equal(until, await new LanePermits([permit]).EndAsync(Answered with { QuotaUntil = until }));
    }

    private static async Task<int> UsedAsync(LaneSet lanes, string lane) => (await lanes["books." + lane].SnapshotAsync(default)).Used;

    private static async Task<int> InFlightAsync(LaneSet lanes, string lane) => (await lanes["books." + lane].SnapshotAsync(default)).InFlight;

    private async Task<LaneSet> OpenAsync(int? userPerDay = null) => new([await LaneAsync("books.user", userPerDay), await LaneAsync("books.organization", null)]);

    private async Task<Lane> LaneAsync(string name, int? perDay)
    {
        var limits = new LaneLimits(5, TimeSpan.FromSeconds(6), 5, perDay, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
        var file = await LaneFileOpener.OpenAsync(_folder[name + ".db"], limits, _clock, "boot", default);
        return new Lane(name, file, limits, new OutageBreaker(name, 5, _clock, NullLogger.Instance), NullLogger.Instance);
    }
}
