using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Delivery;

/// <summary>What a lost checkpoint may have sent is looked for in whole lists, before anything is sent: two contacts, and an invoice of the first.</summary>
public sealed class DoubtStageTests : IAsyncLifetime, IDisposable
{
    private const string Ann = """{"contact_id":"7","contact_name":"Ann","created_time":"2026-11-21T12:00:01Z"}""";
    private const string Bob = """{"contact_id":"8","contact_name":"Bob","created_time":"2026-11-21T12:00:01Z"}""";
    private const string AnnsInvoice = """{"invoice_id":"9","invoice_number":"1","customer_id":"7","created_time":"2026-11-21T12:00:01Z"}""";

    private static readonly DeliveryOptions Options = new();
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _machine = new(CheckpointCalls.Noon);
    private readonly List<string> _asked = [];
    private readonly ListLogger _log = new();
    private readonly CancellationTokenSource _user = new();
    private SqliteCheckpoint _checkpoint = null!;
    private RunEnd? _stopped;

    public async Task InitializeAsync()
    {
        _checkpoint = await SqliteCheckpoint.CreateAsync(_folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, _machine, CancellationToken.None);
        var staging = await new Staging(_checkpoint).OpenAsync();
        await staging.StageAsync(
            Named(staging.Record("customers", "Ann"), "contact_name", "ANN"),
            Named(staging.Record("customers", "Bob"), "contact_name", "BOB"),
            Named(staging.Record("orders", "1", new Reference("customer_id", "customers", "Ann")), "invoice_number", "1"));
        await staging.SealAsync();
    }

    public async Task DisposeAsync() => await _checkpoint.DisposeAsync();

    public void Dispose()
    {
        _user.Dispose();
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task RunAsync_NoCheckpointWasLost_AsksNothing()
    {
        await RunAsync(_ => throw new InvalidOperationException("asked"), isRecovery: false);

        Assert.Empty(_asked);
        Assert.Equal(["Ann", "Bob"], await ReadyAsync());
    }

    [Fact]
    public async Task RunAsync_SoonAfterTheLoss_WaitsUntilAllThatWasSentMustShow()
    {
        await RunAsync(_ => "", checkWait: left =>
        {
            Assert.Equal(Options.AttemptTimeout + Options.LateArrival + Options.AbsenceDelay, left);
            Assert.Empty(_asked);
        });

        Assert.Equal(2, _asked.Count);
    }

    // The lost one may have asked for a job that waits for its turn, whatever the settings of this process are.
    [Theory]
    [InlineData(true, true, 30)]
    [InlineData(true, false, 0)]
    [InlineData(false, true, 0)]
    public async Task RunAsync_WhereJobsMayHaveBeenAskedFor_WaitsUntilThoseMustShowToo(bool isCrm, bool mayHaveJobs, int minutes)
    {
        var never = Options with { Bulk = BulkChoice.Never, JobArrival = TimeSpan.FromMinutes(30) };
        if (isCrm)
            await StageFirmsAsync();

        await RunAsync(
            _ => "",
            checkWait: left => Assert.Equal(never.AttemptTimeout + (minutes > 0 ? TimeSpan.FromMinutes(minutes) : never.LateArrival) + never.AbsenceDelay, left),
            options: never,
            mayHaveJobs: mayHaveJobs);

        Assert.NotEmpty(_asked);
    }

    // No job is over before a call that was sent as late.
    [Fact]
    public async Task RunAsync_JobsAreSaidToArriveBeforeCalls_WaitsForCalls()
    {
        var soon = Options with { JobArrival = TimeSpan.Zero };
        await StageFirmsAsync();

        await RunAsync(_ => "", checkWait: left => Assert.Equal(soon.AttemptTimeout + soon.LateArrival + soon.AbsenceDelay, left), options: soon, mayHaveJobs: true);
    }

    [Fact]
    public async Task RunAsync_WhatAListShows_IsRecoveredAndTheRestIsSent()
    {
        await RunAsync(module => module == "contacts" ? Ann : "");

        Assert.Equal(("7", null), (await IdOfAsync("Ann"), await IdOfAsync("Bob")));
        // The invoice waited for Ann, and no list shows it.
        Assert.Equal(["Bob", "1"], await ReadyAsync());
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task RunAsync_AChildThatIsThereToo_IsRecoveredAtItsTurn()
    {
        await RunAsync(module => module == "contacts" ? $"{Ann},{Bob}" : AnnsInvoice);

        Assert.Equal("9", await IdOfAsync("1"));
        Assert.Empty(await ReadyAsync());
        Assert.DoesNotContain(_log.Lines, line => line.Contains("RecordUndecided", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_WhatOnlyAPersonCanTell_IsLeftUnknownAndLogged()
    {
        await RunAsync(module => module == "contacts" ? $"{Ann},{Ann.Replace("\"7\"", "\"6\"", StringComparison.Ordinal)}" : "");

        Assert.Equal(1, (await _checkpoint.AccountAsync("customers"))[RecordState.Unknown]);
        Assert.Equal(["Bob"], await ReadyAsync());
        Assert.Contains(_log.Lines, line => line.Contains("RecordUndecided", StringComparison.Ordinal));
    }

    // No call shows what was sent to a bot: neither taken for there nor sent again, it waits for a person.
    [Fact]
    public async Task RunAsync_WhatNoListShows_IsLeftToAPersonAndKeepsNobodyElse()
    {
        await _checkpoint.DisposeAsync();
        _checkpoint = await SqliteCheckpoint.CreateAsync(_folder["cliq.db"], Staging.Manifest, Keeping.Everything, _machine, CancellationToken.None);
        var staging = new Staging(_checkpoint);
        await staging.AddStreamAsync("bots", "cliq.botmessages");
        await staging.AddStreamAsync("customers", "books.contacts");
        await staging.StageAsync(staging.Record("bots", "M"), Named(staging.Record("customers", "Ann"), "contact_name", "ANN"));
        await staging.SealAsync();

        await RunAsync(_ => "");

        Assert.Null(_stopped);
        Assert.Equal(1, (await _checkpoint.AccountAsync("bots"))[RecordState.Unknown]);
        Assert.Equal(["Ann"], await ReadyAsync());
    }

    // What somebody deletes meanwhile moves a row of a later page out of sight: what one reading missed, the second may show.
    [Theory]
    [InlineData(200, Ann, 1)]
    [InlineData(201, Ann, 2)]
    [InlineData(201, Ann + "," + Bob, 1)]
    public async Task RunAsync_SomeoneMissedInMoreThanOnePage_ReadsTheListTwice(int rows, string shown, int readings)
    {
        var shownRows = shown.Split("},").Length;
        var others = Enumerable.Range(1000, rows - shownRows).Select(id => $$"""{"contact_id":"{{id}}","contact_name":"C{{id}}"}""");

        await RunAsync(module => module == "contacts" ? string.Join(',', others.Append(shown)) : "");

        Assert.Equal(readings, _asked.Count(asked => asked.Contains("/contacts?", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"contact_name":"Ann"}""", "page 1 has a row without an id")]
    [InlineData("""{"contact_id":"5"}""", "it has rows that do not show contact_name")]
    public async Task RunAsync_AListThatCannotBeReliedOn_PausesAndSendsNothing(string row, string why)
    {
        await RunAsync(module => module == "contacts" ? row : "");

        Assert.Equal((RunState.Paused, $"Zoho's list of contacts cannot be relied on: {why}. Nothing was sent."), (_stopped?.State, _stopped?.Reason));
        Assert.Contains("nobody else works", _stopped!.Hint, StringComparison.Ordinal);
        Assert.Empty(await ReadyAsync());
    }

    // Whether its members agree could not be asked: it is neither sent nor left to a person, and whoever goes on asks again.
    [Fact]
    public async Task RunAsync_StoppedWhileAGroupIsAskedFor_LeavesItInDoubt()
    {
        await _checkpoint.DisposeAsync();
        _checkpoint = await SqliteCheckpoint.CreateAsync(_folder["groups.db"], Staging.Manifest, Keeping.Everything, _machine, CancellationToken.None);
        var staging = new Staging(_checkpoint);
        await staging.AddStreamAsync("groups", "books.taxgroups");
        await staging.StageAsync(Named(staging.Record("groups", "GST18"), "tax_group_name", "GST18"));
        await staging.SealAsync();

        await RunAsync(
            _ => """{"tax_id":"31","tax_name":"GST18","tax_type":"tax_group"}""",
            ofGroup: () =>
            {
                _user.Cancel();
                return WireReply.Fault(500, 1000, "Internal error");
            });

        Assert.Equal(RunState.Cancelled, _stopped?.State);
        Assert.Equal(1, (await _checkpoint.AccountAsync("groups"))[RecordState.Pending]);
        Assert.Equal(["GST18"], (await _checkpoint.TakeDoubtfulAsync(9, CancellationToken.None)).Select(step => step.Key));
    }

    private async Task RunAsync(Func<string, string> rowsOf, bool isRecovery = true, Action<TimeSpan>? checkWait = null, DeliveryOptions? options = null, bool mayHaveJobs = false, Func<WireReply>? ofGroup = null)
    {
        await _checkpoint.WriteStartAsync(new LedgerStart(1) { IsRecovery = isRecovery, First = CheckpointCalls.Noon, MayHaveJobs = mayHaveJobs }, CancellationToken.None);
        await using var server = new WireServer(request =>
        {
            _asked.Add(request.Target);
            var module = request.Path.Split('/')[^1];
            if (ofGroup is not null && request.Path.Contains("/taxgroups/", StringComparison.Ordinal))
                return ofGroup();
            if (request.Path.StartsWith("/crm/", StringComparison.Ordinal))
                return new WireReply(200, """{"data":[],"info":{"more_records":false}}""");
            return new WireReply(200, $$"""{"code":0,"{{module}}":[{{rowsOf(module)}}],"page_context":{"has_more_page":false} }""");
        });
        await using var rig = await ZohoRig.OpenAsync(server);
        using var stop = new RunStop(_user.Token);
        var id = 0L;
        var outage = new OutageCheck(rig.Connection.Client, ZohoRig.Catalogue, () => ++id);
        var stage = new DoubtStage(
            _checkpoint,
            _checkpoint.SettleAsync,
            new WholeList(rig.Connection.Client, ZohoRig.Catalogue, () => ++id, RequestPurpose.Probe, stop),
            new ProbeReader(rig.Connection.Client, ZohoRig.Catalogue, outage, () => ++id, stop, _checkpoint.Clock),
            new DoubtJudge(new ProbeJudge(Options, (_, _, _) => null), new MarkerAbsence(_checkpoint.ReadMarkerArrivalAsync, (_, _, _) => Task.FromResult<string?>(null)), (_, _) => null, () => { })
            {
                Members = new AdoptedMembers(rig.Connection.Client, outage, () => ++id, stop),
            },
            ZohoRig.Catalogue,
            options ?? Options,
            stop,
            _checkpoint.Clock,
            _log);
        await stage.SettleReadyAsync(CancellationToken.None);
        var running = stage.RunAsync();
        checkWait?.Invoke(_machine.NextTimer ?? TimeSpan.Zero);
        _machine.Advance(TimeSpan.FromHours(1));
        await running;
        _stopped = stop.Reason;
    }

    private async Task StageFirmsAsync()
    {
        await _checkpoint.DisposeAsync();
        _checkpoint = await SqliteCheckpoint.CreateAsync(_folder["crm.db"], Staging.Manifest, Keeping.Everything, _machine, CancellationToken.None);
        var staging = await new Staging(_checkpoint).OpenCrmAsync();
        await staging.StageAsync(staging.Record("firms", "A"));
        await staging.SealAsync();
    }

    private static MappedRecord Named(MappedRecord record, string field, string naturalKey)
    {
        record.Payload[field] = record.Key;
        return record with { NaturalKey = naturalKey };
    }

    private async Task<string?> IdOfAsync(string key) => Assert.Single(await _checkpoint.FindRecordsAsync(key, CancellationToken.None)).ZohoId;

    private async Task<IEnumerable<string>> ReadyAsync() => (await _checkpoint.TakeReadyAsync(9, CancellationToken.None)).Select(step => step.Key);
}
