using System.Threading.Channels;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Delivery;

/// <summary>When a stream that Zoho refuses alike ends the stretch, and when it does not.</summary>
public sealed class RefusalWatchTests : IAsyncLifetime, IDisposable
{
    private const int Records = 50;

    private readonly TemporaryFolder _folder = new();
    private RunStop _stop = new(CancellationToken.None);
    private SqliteCheckpoint _checkpoint = null!;
    private RefusalWatch? _watch;

    public async Task InitializeAsync()
    {
        _checkpoint = await SqliteCheckpoint.CreateAsync(
            _folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(_checkpoint).OpenAsync();
        var customers = Enumerable.Range(0, Records).Select(number => staging.Record("customers", $"C{number}")).ToArray();
        await staging.StageAsync(customers);
        await staging.StageAsync(staging.Record("orders", "1", new Reference("customer_id", "customers", "C0")));
        await staging.SealAsync();
        BeginStretch();
    }

    public async Task DisposeAsync() => await _checkpoint.DisposeAsync();

    public void Dispose()
    {
        _watch?.Dispose();
        _stop.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Pass_TwentyAlike_AllArePendingAgainAndTheRunPauses()
    {
        await RefuseAsync(19, number => $"The value \"{number}\" is more than {number} letters.");
        Assert.Null(_stop.Reason);
        Assert.Equal((19, 1), (await CountAsync(RecordState.Refused), (await _checkpoint.AccountAsync("orders"))[RecordState.Blocked]));

        await RefuseAsync(1, _ => "The value \"x\" is more than 7 letters.");

        Assert.Equal(RunState.Paused, _stop.Reason?.State);
        Assert.StartsWith(
            "Zoho refuses every record of `customers` alike (20 so far, none was taken): The value \"x\"", _stop.Reason?.Reason, StringComparison.Ordinal);
        Assert.Equal((Records, 1), (await CountAsync(RecordState.Pending), (await _checkpoint.AccountAsync("orders"))[RecordState.Pending]));
        Assert.Empty(await _checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task Pass_AnswersThatWereStillUnderWay_ArePendingTooUnlessTheySayOtherwise()
    {
        await RefuseAsync(20, _ => "No.");
        await RefuseAsync(3, _ => "No.");
        await RefuseAsync(1, _ => "Something else.");
        await SettleAsync(step => new Settled(step.Item, RecordState.Created, "z1"));

        Assert.Equal((Records - 2, 1, 1), (await CountAsync(RecordState.Pending), await CountAsync(RecordState.Refused), await CountAsync(RecordState.Created)));
    }

    [Fact]
    public async Task Pass_ASecondStretchRefusedAlike_TriesTwentyAgainAndStops()
    {
        await RefuseAsync(20, _ => "No.");
        BeginStretch();
        await RefuseAsync(19, _ => "No.");
        Assert.Null(_stop.Reason);
        await RefuseAsync(1, _ => "No.");

        Assert.NotNull(_stop.Reason);
        Assert.Equal(Records, await CountAsync(RecordState.Pending));
    }

    [Fact]
    public async Task Pass_RefusalsOfAStretchThatWasInterrupted_AreTakenBackWithTheNext()
    {
        await RefuseAsync(15, _ => "No.");
        BeginStretch();
        await RefuseAsync(20, _ => "No.");

        Assert.Equal(Records, await CountAsync(RecordState.Pending));
    }

    [Fact]
    public async Task Pass_OneOfTheStreamIsAtZoho_EachIsRefusedForItself()
    {
        await SettleAsync(step => new Settled(step.Item, RecordState.Created, "z1"));
        BeginStretch();
        await RefuseAsync(30, _ => "No.");

        Assert.Null(_stop.Reason);
        Assert.Equal(30, await CountAsync(RecordState.Refused));
    }

    [Theory]
    [InlineData("another message")]
    [InlineData("another code")]
    [InlineData("a success")]
    public async Task Pass_SomethingElseAmongTheFirst_EachIsRefusedForItself(string odd)
    {
        await RefuseAsync(10, _ => "No.");
        await SettleAsync(step => odd switch
        {
            "a success" => new Settled(step.Item, RecordState.Matched, "z1"),
            "another code" => Refusal(step, "No.", "zoho-15"),
            _ => Refusal(step, "Never.", "zoho-2"),
        });
        await RefuseAsync(30, _ => "No.");

        Assert.Null(_stop.Reason);
    }

    [Fact]
    public async Task Pass_RefusedBecauseZohoHasThemAlready_SaysNothingOfTheMapping()
    {
        var steps = await _checkpoint.TakeReadyAsync(30, CancellationToken.None);
        foreach (var step in steps)
        {
            await _checkpoint.SettleAsync([new Parked(step.Item, IsDuplicate: true, CheckpointCalls.Noon, "exists")]);
            var look = new PlannedProbe(ZohoRig.Catalogue.Module("books.contacts"), await _checkpoint.ReadParkedAsync(CancellationToken.None));
            await PassAsync(new SettledWork(look, [Refusal(step, "It is there.", "already-there")]));
        }

        Assert.Null(_stop.Reason);
        Assert.Equal(30, await CountAsync(RecordState.Refused));
    }

    [Fact]
    public async Task Pass_KeepGoing_EachIsRefusedForItself()
    {
        BeginStretch(new RunLimits(maxErrors: null, keepGoing: true));
        await RefuseAsync(30, _ => "No.");

        Assert.Null(_stop.Reason);
        Assert.Equal(30, await CountAsync(RecordState.Refused));
    }

    [Fact]
    public async Task Pass_MoreErrorsThanAllowed_PausesAtTheFirstOver()
    {
        BeginStretch(new RunLimits(maxErrors: 3, keepGoing: true));
        await RefuseAsync(3, _ => "No.");
        Assert.Null(_stop.Reason);
        await RefuseAsync(1, _ => "No.");

        Assert.Equal((RunState.Paused, "4 records were rejected or refused; --max-errors allows 3."), (_stop.Reason!.State, _stop.Reason.Reason));
        Assert.Equal(4, await CountAsync(RecordState.Refused));
    }

    private void BeginStretch(RunLimits? limits = null)
    {
        _watch?.Dispose();
        _stop.Dispose();
        _stop = new RunStop(CancellationToken.None);
        _watch = new RefusalWatch(_checkpoint.ReadRefusedAsync, limits ?? new RunLimits(maxErrors: null, keepGoing: false), _stop);
    }

    private async Task RefuseAsync(int count, Func<int, string> message)
    {
        for (var number = 0; number < count; number++)
            await SettleAsync(step => Refusal(step, message(number), "zoho-2"));
    }

    private async Task SettleAsync(Func<ReadyStep, Outcome> outcome)
    {
        var step = await _checkpoint.TakeOneAsync();
        await _checkpoint.EndAsync(await _checkpoint.BeginAsync(step.Item), CheckpointCalls.End(outcome(step) is Settled ? ReplyKind.Success : ReplyKind.Refused));
        var work = new PlannedRequest(new ApiRequest(1, CheckpointCalls.Create), ZohoRig.Catalogue.Module(step.Module), [step]);
        await PassAsync(new SettledWork(work, [outcome(step)]));
    }

    private async Task PassAsync(SettledWork settled)
    {
        var passed = Channel.CreateUnbounded<SettledWork>();
        await _watch!.PassAsync(settled, passed.Writer, CancellationToken.None);
        await _checkpoint.SettleAsync((await passed.Reader.ReadAsync()).Outcomes);
    }

    private static Refused Refusal(ReadyStep step, string message, string code) =>
        new(step.Item) { Problems = [new Problem(ProblemStage.Delivery, code, message)] };

    private async Task<long> CountAsync(RecordState state) => (await _checkpoint.AccountAsync("customers"))[state];
}
