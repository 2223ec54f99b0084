using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Delivery;

public sealed class ProbeReaderTests
{
    private const string NameLookedFor = "Alfreds Futterkiste";

    private static readonly DateTimeOffset Sent = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(200, """{"code":0,"contacts":[{"contact_id":"1"}],"page_context":{"has_more_page":false}}""", true, 1)]
    [InlineData(200, """{"code":0,"contacts":[{"contact_id":"1"}]}""", true, 1)]
    [InlineData(200, """{"code":0,"contacts":[{"contact_id":"1"},null,7],"page_context":[]}""", true, 1)]
    [InlineData(200, """{"code":0,"contacts":null}""", false, 0)]
    [InlineData(200, """{"code":0,"message":"success"}""", false, 0)]
    [InlineData(400, """{"code":37,"message":"method not allowed"}""", false, 0)]
    [InlineData(200, """{"code":37,"message":"method not allowed"}""", false, 0)]
    public async Task ReadAsync_AnyAnswer_IsALookThatSaysWhetherItCounts(int status, string answer, bool isComplete, int rows)
    {
        var look = Assert.Single(await ReadAsync("books.contacts", _ => new WireReply(status, answer)));

        Assert.Equal((isComplete, rows), (look.IsComplete, look.Rows.Count));
    }

    // The marker is the only proof there: a row that does not show where it would stand may be any payment.
    [Theory]
    [InlineData("""{"code":0,"customerpayments":[{"payment_id":"1","reference_number":"UTR 7"}]}""", true)]
    [InlineData("""{"code":0,"customer_payments":[{"payment_id":"1","reference_number":""}]}""", true)]
    [InlineData("""{"code":0,"customerpayments":[]}""", true)]
    [InlineData("""{"code":0,"customerpayments":[{"payment_id":"1","amount":42.50}]}""", false)]
    [InlineData("""{"code":0,"payments":[]}""", false)]
    public async Task ReadAsync_Payments_CountUnderEitherNameAndOnlyWithTheirReference(string answer, bool isComplete) =>
        Assert.Equal(isComplete, Assert.Single(await ReadAsync("books.customerpayments", _ => new WireReply(200, answer))).IsComplete);

    [Fact]
    public async Task ReadAsync_FullPageThatDoesNotSayWhetherMoreFollow_ProvesNoAbsence()
    {
        var rows = string.Join(',', Enumerable.Range(1, 200).Select(id => $$"""{"account_id":"{{id}}"}"""));

        var asked = 0;

        var look = Assert.Single(await ReadAsync("books.accounts", _ =>
        {
            asked++;
            return new WireReply(200, $$"""{"code":0,"chartofaccounts":[{{rows}}]}""");
        }));

        Assert.Equal((false, 1), (look.IsComplete, asked));
    }

    [Fact]
    public async Task ReadAsync_AWholeListWithoutIt_Counts() => Assert.True(Assert.Single(await ReadAsync(
        "books.accounts", _ => new WireReply(200, """{"code":0,"chartofaccounts":[{"account_id":"1"}],"page_context":{"has_more_page":false}}"""))).IsComplete);

    [Fact]
    public async Task ReadAsync_RowsOfOneMoment_AreInTheOrderAskedFor() =>
        Assert.True(Assert.Single(await ReadAsync("books.contacts", _ => new WireReply(200, Page(more: false, (1, "12:00:01"), (2, "12:00:01"))))).IsComplete);

    // 10 000 records back is far enough, and proves nothing.
    [Fact]
    public async Task ReadAsync_AListThatNeverEnds_IsReadFiftyPagesFar()
    {
        var asked = 0;

        var look = Assert.Single(await ReadAsync("books.contacts", _ => new WireReply(200, Page(more: true, (++asked, "12:00:02")))));

        Assert.Equal((false, 50, 50), (look.IsComplete, look.Rows.Count, asked));
    }

    [Fact]
    public async Task ReadAsync_AFilterWithMoreThanOnePage_ReadsOn()
    {
        var asked = 0;

        var look = Assert.Single(await ReadAsync("books.items", _ => new WireReply(200, $$"""
            {"code":0,"items":[{"item_id":"{{++asked}}","name":"ours"}],"page_context":{"has_more_page":{{(asked < 2 ? "true" : "false")}} } }
            """)));

        Assert.Equal((true, 2), (look.IsComplete, look.Rows.Count));
    }

    // The oldest of them may be further back than the others; of one without an age, anywhere.
    [Theory]
    [InlineData(-120, 2, "sort_order=D")]
    [InlineData(0, 1, "sort_order=D")]
    [InlineData(null, 2, "page=1")]
    public async Task ReadAsync_OfTwo_ReadsAsFarBackAsEitherMayBe(int? minutes, int pages, string query)
    {
        var asked = new List<string>();

        await ReadAsync(
            "books.contacts",
            arrival =>
            {
                asked.Add(arrival.Target);
                return new WireReply(200, $$"""
                    {"code":0,"contacts":[{"contact_id":"{{asked.Count}}","created_time":"2026-11-21T11:00:00Z"}],"page_context":{"has_more_page":{{(asked.Count < 2 ? "true" : "false")}} } }
                    """);
            },
            minutes is { } by ? Sent.AddMinutes(by) : null);

        Assert.Equal(pages, asked.Count);
        Assert.Contains(query, asked[0], StringComparison.Ordinal);
        Assert.Equal(minutes is null, !asked[0].Contains("sort_order", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadAsync_AListThatAlwaysFails_IsALookThatProvesNothing()
    {
        var look = Assert.Single(await ReadAsync("books.contacts", arrival => arrival.Path.EndsWith("/organizations", StringComparison.Ordinal)
            ? WireReply.Success
            : WireReply.Fault(500, 1, "Internal error")));

        Assert.False(look.IsComplete);
    }

    [Fact]
    public async Task ReadAsync_RecordsMadeWhileThePagesAreRead_LeaveItALookThatCounts()
    {
        string[] pages =
        [
            Page(more: true, (4, "12:00:04"), (3, "12:00:03"), (2, "12:00:02")),
            Page(more: false, (3, "12:00:03"), (2, "12:00:02"), (1, "12:00:01")),
        ];
        var asked = 0;

        var look = Assert.Single(await ReadAsync("books.contacts", _ => new WireReply(200, pages[asked++])));

        Assert.Equal((true, 6), (look.IsComplete, look.Rows.Count));
    }

    [Fact]
    public async Task ReadAsync_SortThatZohoIgnores_ProvesNoAbsence()
    {
        var page = Page(more: false, (1, "12:00:01"), (2, "12:00:02"));

        Assert.False(Assert.Single(await ReadAsync("books.contacts", _ => new WireReply(200, page))).IsComplete);
    }

    [Fact]
    public async Task ReadAsync_EverythingFoundOnTheFirstPage_AsksForNoMore()
    {
        var asked = 0;

        var look = Assert.Single(await ReadAsync("books.invoices", arrival => new WireReply(200, $$"""
            {"code":0,"invoices":[{"invoice_id":"1","invoice_number":"{{NameLookedFor}}","created_time":"2026-11-21T12:00:0{{asked++}}Z"}],"page_context":{"has_more_page":true} }
            """)));

        Assert.Equal((1, 1, false), (asked, look.Rows.Count, look.IsComplete));
    }

    // Names of contacts may repeat: another of this name may stand further on.
    [Fact]
    public async Task ReadAsync_FoundWhereNamesMayRepeat_ReadsOnToWhatIsTooOld()
    {
        var pages = new[]
        {
            $$"""{"code":0,"contacts":[{"contact_id":"2","contact_name":"{{NameLookedFor}}","created_time":"2026-11-21T12:00:02Z"}],"page_context":{"has_more_page":true} }""",
            $$"""{"code":0,"contacts":[{"contact_id":"1","contact_name":"{{NameLookedFor}}","created_time":"2026-11-21T11:00:00Z"}],"page_context":{"has_more_page":true} }""",
        };
        var asked = 0;

        var look = Assert.Single(await ReadAsync("books.contacts", _ => new WireReply(200, pages[asked++])));

        Assert.Equal((2, 2), (asked, look.Rows.Count));
    }

    [Fact]
    public async Task ReadAsync_FilterThatZohoIgnores_ProvesNoAbsence() =>
        Assert.False(Assert.Single(await ReadAsync(
            "books.items", _ => new WireReply(200, """{"code":0,"items":[{"item_id":"1","name":"Another"}],"page_context":{"has_more_page":false}}"""))).IsComplete);

    // Told by a custom field, a journal is asked for by the source's own reference; without one, or where Zoho may keep it with other blanks,
    // all of them are read.
    [Theory]
    [InlineData("UTR 7", "reference_number")]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    [InlineData("UTR  7", null)]
    [InlineData("UTR 7 ", null)]
    [InlineData("UTR\u00a07", null)]
    public async Task ReadAsync_ByTheSourcesOwnReference_AsksOnlyWhereThereIsOneThatStaysAsItIs(string? reference, string? filteredBy)
    {
        WireRequest? asked = null;
        var page = $$"""{"code":0,"journals":[{"journal_id":"1","reference_number":"{{reference}}"}],"page_context":{"has_more_page":false} }""";

        var look = Assert.Single(await ReadAsync("books.journals", arrival => Answer(arrival), reference));

        Assert.Equal((true, filteredBy), (look.IsComplete, look.FilteredBy));
        Assert.Equal(filteredBy is not null, asked!.Target.Contains("reference_number=UTR", StringComparison.Ordinal));

        WireReply Answer(WireRequest arrival)
        {
            asked = arrival;
            return new WireReply(200, page);
        }
    }

    // A page whose times say nothing of how old its rows are does not end the search, however old they seem.
    [Theory]
    [InlineData("2026-11-21T10:00:00+0000", 1)]
    [InlineData("2026-11-21T15:30:00+0530", 1)]
    [InlineData("2026-11-21T10:00:00Z", 1)]
    [InlineData("2026-11-21T11:54:59Z", 1)]
    [InlineData("2026-11-21T11:55:00Z", 2)]
    [InlineData("2026-11-21T10:00:00", 2)]
    [InlineData("2026-11-21", 2)]
    [InlineData("yesterday", 2)]
    public async Task ReadAsync_NewestFirst_EndsOnlyAtARowThatIsSurelyOlder(string created, int pages)
    {
        var asked = 0;

        await ReadAsync("books.contacts", _ => new WireReply(200, $$"""
            {"code":0,"contacts":[{"contact_id":"1","created_time":"{{created}}"}],"page_context":{"has_more_page":{{(++asked < 2 ? "true" : "false")}} } }
            """));

        Assert.Equal(pages, asked);
    }

    // Files and messages of a chat stand in one list: a page full of the others is full all the same, and what is sought may stand behind it.
    [Theory]
    [InlineData("cliq.files", "text", "file")]
    [InlineData("cliq.messages", "file", "text")]
    public async Task ReadAsync_APageFullOfAnotherModulesRows_IsNotTheLast(string module, string others, string own)
    {
        var made = Sent.ToUnixTimeMilliseconds();
        var page = string.Join(',', Enumerable.Range(0, 100).Select(place => $$"""{"id":"{{place}}","type":"{{others}}","time":{{made + 200 - place}},"content":{"comment":"c","text":"t"} }"""));
        string[] pages = [page, $$"""{"id":"ours","type":"{{own}}","time":{{made}},"content":{"comment":"c","text":"t"} }"""];
        var asked = new List<string>();

        var look = Assert.Single(await ReadAsync(module, arrival =>
        {
            asked.Add(arrival.Target);
            return new WireReply(200, $$"""{"data":[{{pages[asked.Count - 1]}}]}""");
        }));

        Assert.True(look.IsComplete);
        Assert.Equal("ours", Assert.Single(look.Rows).GetProperty("message_id").GetString());
        Assert.Equal(2, asked.Count);
        Assert.Contains($"totime={made + 101}", asked[1], StringComparison.Ordinal);
    }

    private static string Page(bool more, params (int Id, string Time)[] rows)
    {
        var list = rows.Select(row => $$"""{"contact_id":"{{row.Id}}","created_time":"2026-11-21T{{row.Time}}Z"}""");
        return $$"""{"code":0,"contacts":[{{string.Join(',', list)}}],"page_context":{"has_more_page":{{(more ? "true" : "false")}} } }""";
    }

    private static Task<List<ProbeLook>> ReadAsync(string module, Func<WireRequest, WireReply> answer, string? reference = null) => ReadAsync(module, answer, Sent, reference);

    private static async Task<List<ProbeLook>> ReadAsync(string module, Func<WireRequest, WireReply> answer, DateTimeOffset? other, string? reference = null)
    {
        await using var server = new WireServer(answer);
        await using var rig = await ZohoRig.OpenAsync(server, new DeliveryOptions { MaxAttempts = 1 });
        using var stop = new RunStop(CancellationToken.None);
        var id = 0L;
        var outage = new OutageCheck(rig.Connection.Client, ZohoRig.Catalogue, () => ++id);
        var reader = new ProbeReader(rig.Connection.Client, ZohoRig.Catalogue, outage, () => ++id, stop, TimeProvider.System);
        var step = new ParkedStep
        {
            Item = new RequestItem(1, 0),
            Stream = "s",
            Key = "k",
            Module = module,
            Payload = new JsonObject { ["name"] = "Ours", ["contact_name"] = NameLookedFor, ["invoice_number"] = NameLookedFor, ["reference_number"] = reference },
            MayBeOurs = true,
            IsDuplicate = false,
            FirstAttemptAt = Sent,
            LastAttemptEndedAt = Sent,
        };
        IReadOnlyList<ParkedStep> steps = other == Sent ? [step] : [step, step with { FirstAttemptAt = other }];
        var looks = await reader.ReadAsync(new PlannedProbe(ZohoRig.Catalogue.Module(module), steps), CancellationToken.None).ToListAsync();
        Assert.Null(stop.Reason);
        return looks;
    }
}
