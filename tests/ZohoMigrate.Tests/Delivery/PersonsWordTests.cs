using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Delivery;

/// <summary>A person says what became of a record; Zoho is asked, and may speak against it.</summary>
public sealed class PersonsWordTests
{
    private const string Ann = """{"contact_id":"7","contact_name":"Ann","contact_type":"customer"}""";

    private static readonly ModuleSpec Contacts = ZohoRig.Catalogue.Module("books.contacts");
    private static readonly DeliveryOptions Options = new();
    private static readonly DateTimeOffset Sent = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>When what arrived last also shows.</summary>
    private static readonly DateTimeOffset Shown = Sent + Options.LateArrival + Options.AbsenceDelay;

    [Fact]
    public async Task IsThere_AsZohoShowsIt_IsRecovered()
    {
        var resolution = await IsThereAsync(new WireReply(200, $$"""{"code":0,"contact":{{Ann}}}"""));

        Assert.Equal((RecordState.Recovered, "7"), Assert.Single(resolution.Outcomes) is Settled settled ? (settled.State, settled.ZohoId) : default);
        Assert.Null(resolution.Objection);
    }

    [Theory]
    [InlineData("""{"contact_id":"8","contact_name":"Ann","contact_type":"customer"}""", "shows no record 7 of contacts")]
    [InlineData("""{"contact_id":"7","contact_name":"Bob","contact_type":"customer"}""", "has another contact_name than s:k")]
    [InlineData("""{"contact_id":"7","contact_type":"customer"}""", "has another contact_name than s:k")]
    [InlineData("""{"contact_id":"7","contact_name":"Ann","contact_type":"vendor"}""", "has another contact_type than s:k")]
    public async Task IsThere_ButAnotherOne_IsNotTaken(string contact, string objection)
    {
        var resolution = await IsThereAsync(new WireReply(200, $$"""{"code":0,"contact":{{contact}}}"""));

        Assert.Empty(resolution.Outcomes);
        Assert.Contains(objection, resolution.Objection, StringComparison.Ordinal);
    }

    // A person may have taken the marker away while looking: what else is known of the record must agree.
    [Theory]
    [InlineData("UTR 7", "2026-01-02", true)]
    [InlineData("UTR 7 #ZM-O3PCWBFG3R5I", "2026-01-02", true)]
    [InlineData("UTR 7", "2026-01-03", false)]
    [InlineData("UTR 7 #ZM-AAAAAAAAAAAA", "2026-01-02", false)]
    public async Task IsThere_APayment_MayHaveLostItsMarkerButHasNoOther(string reference, string date, bool isTaken)
    {
        var payments = ZohoRig.Catalogue.Module("books.customerpayments");
        var step = Step with
        {
            Module = payments.Module,
            Payload = new JsonObject { ["customer_id"] = "1", ["date"] = "2026-01-02", ["amount"] = 42.5m, ["reference_number"] = "UTR 7 #ZM-O3PCWBFG3R5I" },
        };
        var answer = $$"""{"code":0,"payment":{"payment_id":"7","customer_id":"1","date":"{{date}}","amount":42.5,"reference_number":"{{reference}}"} }""";

        var resolution = await AskAsync(_ => new WireReply(200, answer), Sent, word => word.IsThereAsync(payments, step, "7", RecordState.Recovered, CancellationToken.None));

        Assert.Equal(isTaken, resolution.Objection is null);
    }

    // Zoho calls the record's key as the organisation does.
    [Theory]
    [InlineData("P1", true)]
    [InlineData("P2", false)]
    public async Task IsThere_ADatabaseRecord_IsKnownByTheColumnThatTheMappingNames(string key, bool isTaken)
    {
        var records = ZohoRig.Catalogue.Module("cliq.records");
        var step = Step with
        {
            Module = records.Module,
            Payload = new JsonObject { ["database"] = "products", ["key_column"] = "productid", ["key_value"] = "P1", ["values"] = new JsonObject { ["name"] = "Tea" } },
        };

        var resolution = await AskAsync(
            _ => new WireReply(200, $$"""{"id":"7","productid":"{{key}}","name":"Tea"}"""), Sent, word => word.IsThereAsync(records, step, "7", RecordState.Recovered, CancellationToken.None));

        Assert.Equal(isTaken, resolution.Objection is null);
    }

    [Fact]
    public async Task AnyWord_WhereNoCallShowsSuchRecords_StandsAlone()
    {
        var messages = ZohoRig.Catalogue.Module("cliq.botmessages");
        var step = Step with { Module = messages.Module, Payload = new JsonObject { ["bot"] = "b", ["text"] = "t" } };
        var asked = 0;

        var there = await AskAsync(Ask, Sent, word => word.IsThereAsync(messages, step, "7", RecordState.Recovered, CancellationToken.None));
        var early = await AskAsync(Ask, Sent, word => word.IsNotThereAsync(messages, step, CancellationToken.None));
        var absent = await AskAsync(Ask, Sent + Options.LateArrival, word => word.IsNotThereAsync(messages, step, CancellationToken.None));

        Assert.Equal((RecordState.Recovered, "7"), Assert.Single(there.Outcomes) is Settled settled ? (settled.State, settled.ZohoId) : default);
        Assert.Contains("may still arrive", early.Objection, StringComparison.Ordinal);
        Assert.Equal([typeof(NotFound), typeof(SendAgain)], absent.Outcomes.Select(outcome => outcome.GetType()));
        Assert.Equal(0, asked);

        WireReply Ask(WireRequest request)
        {
            asked++;
            return WireReply.Success;
        }
    }

    [Fact]
    public async Task IsThere_WhereZohoTakesNothing_SaysWhy()
    {
        var resolution = await IsThereAsync(WireReply.Fault(400, 6041, "This user is not associated with the organization."));

        Assert.Equal(RunState.Stopped, resolution.Stopped?.State);
        Assert.Empty(resolution.Outcomes);
    }

    [Fact]
    public async Task IsNotThere_WhileItMayStillArriveAndShow_IsNotTakenAndZohoNotAsked()
    {
        var asked = 0;

        var resolution = await IsNotThereAsync("", Shown - TimeSpan.FromTicks(1), () => asked++);

        Assert.Equal((0, 0), (resolution.Outcomes.Count, asked));
        Assert.Contains("until 2026-11-21 12:10:30Z", resolution.Objection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsNotThere_AsNoListShowsIt_IsSentAgain() =>
        Assert.Equal(
            [typeof(NotFound), typeof(SendAgain)],
            (await IsNotThereAsync("""{"contact_id":"8","contact_name":"Bob"}""", Shown)).Outcomes.Select(outcome => outcome.GetType()));

    [Theory]
    [InlineData(Ann, "(id 7)")]
    [InlineData("""{"contact_name":"Ann"}""", "(id ?)")]
    public async Task IsNotThere_ThoughAListShowsOneOfItsName_IsNotTaken(string row, string id)
    {
        var resolution = await IsNotThereAsync(row, Shown);

        Assert.Empty(resolution.Outcomes);
        Assert.Contains(id, resolution.Objection, StringComparison.Ordinal);
    }

    // A list that was not seen shows nothing, whatever is in it; one that was read and does not let us tell is what the person is asked for.
    [Theory]
    [InlineData(500, """{"code":1,"message":"Internal error"}""", false)]
    [InlineData(200, """{"code":0,"message":"success"}""", false)]
    [InlineData(200, """{"code":0,"contacts":[{"contact_id":"8","contact_name":"Bob"},{"contact_id":"9","contact_name":"Carl","created_time":"2026-11-21T12:00:00Z"}]}""", true)]
    public async Task IsNotThere_WhereZohoDoesNotShowItsList_IsNotTaken(int status, string answer, bool isTaken)
    {
        var resolution = await AskAsync(
            request => request.Path.EndsWith("/organizations", StringComparison.Ordinal) ? WireReply.Success : new WireReply(status, answer),
            Shown,
            word => word.IsNotThereAsync(Contacts, Step, CancellationToken.None));

        Assert.Equal((isTaken ? 2 : 0, isTaken, null), (resolution.Outcomes.Count, resolution.Objection is null, resolution.Stopped));
        if (!isTaken)
            Assert.Equal("Zoho did not answer with its list of contacts, so it may have the record. Say it again later.", resolution.Objection);
    }

    [Fact]
    public async Task IsNotThere_WhereZohoTakesNothing_SaysWhy()
    {
        var resolution = await AskAsync(
            _ => WireReply.Fault(400, 6041, "no"), Shown, word => word.IsNotThereAsync(Contacts, Step, CancellationToken.None));

        Assert.Equal((RunState.Stopped, 0), (resolution.Stopped?.State, resolution.Outcomes.Count));
    }

    private static ParkedStep Step => new()
    {
        Item = new RequestItem(1, 0),
        Stream = "s",
        Key = "k",
        Module = Contacts.Module,
        Payload = new JsonObject { ["contact_name"] = "Ann" },
        MayBeOurs = true,
        IsDuplicate = false,
        FirstAttemptAt = Sent,
        LastAttemptEndedAt = Sent,
    };

    private static Task<Resolution> IsThereAsync(WireReply reply) => AskAsync(
        request => request.Path.EndsWith("/contacts/7", StringComparison.Ordinal) ? reply : WireReply.Fault(404, 1002, "no"),
        Sent,
        word => word.IsThereAsync(Contacts, Step, "7", RecordState.Recovered, CancellationToken.None));

    private static Task<Resolution> IsNotThereAsync(string rows, DateTimeOffset now, Action? asked = null) => AskAsync(
        _ =>
        {
            asked?.Invoke();
            return new WireReply(200, $$"""{"code":0,"contacts":[{{rows}}],"page_context":{"has_more_page":false} }""");
        },
        now,
        word => word.IsNotThereAsync(Contacts, Step, CancellationToken.None));

    private static async Task<Resolution> AskAsync(Func<WireRequest, WireReply> answer, DateTimeOffset now, Func<PersonsWord, Task<Resolution>> ask)
    {
        await using var server = new WireServer(answer);
        await using var rig = await ZohoRig.OpenAsync(server, new DeliveryOptions { MaxAttempts = 1 });
        using var stop = new RunStop(CancellationToken.None);
        var (client, clock, id) = (rig.Connection.Client, new ManualTimeProvider(now), 0L);
        var reader = new ProbeReader(client, ZohoRig.Catalogue, new OutageCheck(client, ZohoRig.Catalogue, () => ++id), () => ++id, stop, clock);
        return await ask(new PersonsWord(client, reader, new ProbeJudge(Options, (_, _, _) => null), Options, () => ++id, stop, clock));
    }
}
