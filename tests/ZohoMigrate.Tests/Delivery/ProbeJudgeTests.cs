using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Delivery;

public sealed class ProbeJudgeTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private static readonly ModuleSpec Contacts = Catalogue.Module("books.contacts");
    private static readonly ModuleSpec Invoices = Catalogue.Module("books.invoices");
    private static readonly ModuleSpec Items = Catalogue.Module("books.items");
    private static readonly ModuleSpec Accounts = Catalogue.Module("books.accounts");
    private static readonly DateTimeOffset Sent = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly DeliveryOptions Options = new();
    private ProbeJudge Judge { get; } = new(Options, (_, _, _) => null);

    private static readonly DateTimeOffset SoonAfter = Sent + Options.SettleDelay;
    private static readonly DateTimeOffset SurelyVisible = Sent + Options.LateArrival + Options.AbsenceDelay;

    private const string Ours = """{"contact_id":"7","contact_name":"Alfreds Futterkiste","contact_type":"customer","created_time":"2026-11-21T12:00:01+0000"}""";

    [Fact]
    public void Judge_FoundAfterAnUnknownAttempt_IsRecovered() =>
        Assert.Equal(RecordState.Recovered, Assert.IsType<Settled>(Judge.Judge(Contacts, Parked(), Look(SoonAfter, Ours))).State);

    [Fact]
    public void Judge_FoundWithOtherCaseAndBlanks_IsRecovered() =>
        Assert.IsType<Settled>(Judge.Judge(Contacts, Parked("  alfreds   FUTTERKISTE"), Look(SoonAfter, Ours)));

    [Fact]
    public void Judge_FoundButOfAnotherType_IsForAPerson() =>
        Assert.Equal("found-differs", CodeOf(Judge.Judge(Contacts, Parked(), Look(SoonAfter, Ours.Replace("customer", "vendor", StringComparison.Ordinal)))));

    // Zoho has it since after our first attempt, but another folder made it: it is there already, as anybody else's would be.
    [Fact]
    public void Judge_FoundButAnotherFoldersOwn_IsNeverRecovered()
    {
        var judge = new ProbeJudge(Options, (_, id, _) => id is "7" or "5" ? new ForeignClaim(ForeignHold.Owns, "another folder") : null);

        Assert.Equal(RecordState.Matched, Assert.IsType<Settled>(judge.Judge(Contacts, Parked(), Look(SoonAfter, Ours))).State);
        Assert.IsType<Refused>(judge.Judge(Contacts, Parked(), Look(SoonAfter, Ours.Replace("customer", "vendor", StringComparison.Ordinal))));
        Assert.IsType<Refused>(judge.Judge(Invoices, Parked(module: Invoices, payload: Invoice), Look(SoonAfter, InvoiceRow("42.50"))));
    }

    // Both folders have sent a contact of this name; Zoho shows one, made since.
    [Theory]
    [InlineData(ForeignHold.MayHaveMade, "customers:A of /runs/other may be it as well")]
    [InlineData(ForeignHold.CannotTell, "customers:A of /runs/other, which has delivered here too, cannot be read")]
    public void Judge_FoundAndAnotherFolderMayHaveMadeIt_IsForAPerson(ForeignHold hold, string why)
    {
        var judge = new ProbeJudge(Options, (_, _, key) => key is null ? null : new ForeignClaim(hold, "customers:A of /runs/other"));

        var problem = Assert.Single(Assert.IsType<Undecided>(judge.Judge(Contacts, Parked(), Look(SoonAfter, Ours))).Problems);

        Assert.Equal("found-elsewhere", problem.Code);
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
        Assert.Contains("--created 7", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_FoundWhileAnotherFolderSendsOneOfItsKey_IsLookedForAgain() =>
        Assert.Null(new ProbeJudge(Options, (_, _, key) => key is null ? null : new ForeignClaim(ForeignHold.Sends, "it")).Judge(Contacts, Parked(), Look(SoonAfter, Ours)));

    [Fact]
    public void Judge_FoundTwice_IsForAPerson() =>
        Assert.Equal("found-several", CodeOf(Judge.Judge(Contacts, Parked(), Look(SoonAfter, Ours, Ours.Replace("\"7\"", "\"8\"", StringComparison.Ordinal)))));

    [Fact]
    public void Judge_SameRowOnTwoPages_IsOneRecord() =>
        Assert.IsType<Settled>(Judge.Judge(Contacts, Parked(), Look(SoonAfter, Ours, Ours)));

    [Fact]
    public void Judge_FoundButThereLongBeforeOurFirstAttempt_IsAdoptedNotRecovered()
    {
        var old = Ours.Replace("2026-11-21", "2026-11-20", StringComparison.Ordinal);

        Assert.Equal(RecordState.Matched, Assert.IsType<Settled>(Judge.Judge(Contacts, Parked(), Look(SoonAfter, old))).State);
    }

    [Fact]
    public void Judge_AnotherOrganisationsContactOfOurName_IsAdoptedIfItAgrees() =>
        Assert.Equal(RecordState.Matched, Assert.IsType<Settled>(Judge.Judge(Contacts, Duplicate(), Look(Sent, Ours))).State);

    [Fact]
    public void Judge_ExistingContactThatDisagrees_IsRefused() =>
        Assert.IsType<Refused>(Judge.Judge(Contacts, Duplicate(), Look(Sent, Ours.Replace("customer", "vendor", StringComparison.Ordinal))));

    [Fact]
    public void Judge_ExistingInvoiceOfOurNumber_IsRefusedEvenIfItAgrees()
    {
        var step = Parked(module: Invoices, payload: Invoice) with { MayBeOurs = false, IsDuplicate = true };

        Assert.IsType<Refused>(Judge.Judge(Invoices, step, Look(Sent, InvoiceRow("42.50"))));
    }

    [Theory]
    [InlineData("42.50", typeof(Settled))]
    [InlineData("42.5", typeof(Settled))]
    [InlineData("42.49", typeof(Undecided))]
    public void Judge_InvoiceAfterAnUnknownAttempt_IsOursOnlyIfItsTotalAgrees(string total, Type outcome) =>
        Assert.IsType(outcome, Judge.Judge(Invoices, Parked(module: Invoices, payload: Invoice), Look(SoonAfter, InvoiceRow(total))));

    // The body names a tax by its id, so only the staging knows the total; Zoho may round it otherwise, but not make it another invoice.
    [Theory]
    [InlineData("50.15", typeof(Settled))]
    [InlineData("50", typeof(Settled))]
    [InlineData("49.13", typeof(Settled))]
    [InlineData("49.12", typeof(Undecided))]
    [InlineData("42.50", typeof(Undecided))]
    public void Judge_ATaxedInvoice_IsOursOnlyIfItsTotalIsThatButForRounding(string total, Type outcome)
    {
        var taxed = Parked(module: Invoices, payload: Invoice.Replace("\"rate\"", "\"tax_id\":\"9\",\"rate\"", StringComparison.Ordinal)) with { Total = 50.15m };

        Assert.IsType(outcome, Judge.Judge(Invoices, taxed, Look(SoonAfter, InvoiceRow(total))));
        Assert.IsType<Settled>(Judge.Judge(Invoices, taxed with { Total = null }, Look(SoonAfter, InvoiceRow(total))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Judge_ExistingAccountOfAnotherType_IsRefusedWhoeverMadeIt(bool mayBeOurs)
    {
        var step = Parked(module: Accounts, payload: """{"account_name":"Sales","account_type":"income"}""") with { MayBeOurs = mayBeOurs, IsDuplicate = !mayBeOurs };

        var refused = Assert.IsType<Refused>(Judge.Judge(Accounts, step, Look(SoonAfter, """{"account_id":"3","account_name":"Sales","account_type":"other_income"}""")));

        Assert.Equal(("differs-at-zoho", "account_type"), (refused.Problems[0].Code, refused.Problems[0].Field));
    }

    [Fact]
    public void Judge_ExistingAccountAfterAnUnknownAttempt_IsAdoptedNotRecovered()
    {
        var step = Parked(module: Accounts, payload: """{"account_name":"Sales","account_type":"income"}""");

        Assert.Equal(RecordState.Matched, Assert.IsType<Settled>(Judge.Judge(
            Accounts, step, Look(SoonAfter, """{"account_id":"3","account_name":"Sales","account_type":"income"}"""))).State);
    }

    // What was there before must not be taken back with what we made.
    [Fact]
    public void Judge_ItemAfterAnUnknownAttempt_IsAdoptedForNothingShowsItsAge()
    {
        var step = Parked(module: Items, payload: """{"name":"Chai","sku":"C1","rate":18}""");

        Assert.Equal(RecordState.Matched, Assert.IsType<Settled>(Judge.Judge(
            Items, step, Look(SoonAfter, """{"item_id":"3","name":"Chai","sku":"C1","rate":18.00}"""))).State);
    }

    [Fact]
    public void Judge_ItemsOfOneName_TheOneThatAgreesIsIt()
    {
        var step = Parked(module: Items, payload: """{"name":"Chai","sku":"C1","rate":18}""");
        var rows = new[] { """{"item_id":"2","name":"Chai","sku":"C2","rate":18.00}""", """{"item_id":"3","name":"Chai","sku":"C1","rate":18.00}""" };

        Assert.Equal("3", Assert.IsType<Settled>(Judge.Judge(Items, step, Look(SoonAfter, rows))).ZohoId);
    }

    [Fact]
    public void Judge_ContactsOfOneName_TheOneThatWasNotThereBeforeIsOurs()
    {
        var old = Ours.Replace("2026-11-21", "2026-11-20", StringComparison.Ordinal).Replace("\"7\"", "\"6\"", StringComparison.Ordinal);

        var settled = Assert.IsType<Settled>(Judge.Judge(Contacts, Parked(), Look(SoonAfter, old, Ours)));

        Assert.Equal((RecordState.Recovered, "7"), (settled.State, settled.ZohoId));
    }

    [Fact]
    public void Judge_InvoiceOfUnknownAgeAfterAnUnknownAttempt_IsForAPerson() =>
        Assert.Equal("found-undated", CodeOf(Judge.Judge(
            Invoices, Parked(module: Invoices, payload: Invoice), Look(SoonAfter, InvoiceRow("42.50").Replace("created_time", "made_at", StringComparison.Ordinal)))));

    [Fact]
    public void Judge_NotFoundWhileItMayStillBeInvisible_SaysNothing() =>
        Assert.Null(Judge.Judge(Contacts, Parked(), Look(SoonAfter)));

    [Fact]
    public void Judge_NotFoundOnceItMustBeVisible_IsToBeConfirmed() =>
        Assert.Equal(SurelyVisible, Assert.IsType<NotFound>(Judge.Judge(Contacts, Parked(), Look(SurelyVisible))).At);

    [Fact]
    public void Judge_NotFoundTwice_IsSentAgain() =>
        Assert.IsType<SendAgain>(Judge.Judge(Contacts, Parked() with { AbsentSince = SurelyVisible }, Look(SurelyVisible + Options.SettleDelay)));

    [Fact]
    public void Judge_AbsentAfterAllAttemptsEndedUnknown_IsRefusedNotSentForEver()
    {
        var failing = Parked() with { AbsentSince = SurelyVisible, UnknownAttempts = Options.MaxAttempts };

        Assert.Equal("failed-too-often", Assert.Single(Assert.IsType<Refused>(Judge.Judge(Contacts, failing, Look(SurelyVisible + Options.SettleDelay))).Problems).Code);
        Assert.IsType<Settled>(Judge.Judge(Contacts, failing, Look(SurelyVisible + Options.SettleDelay, Ours)));
    }

    // One of its call may be to blame, and it alone is refused.
    [Theory]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Judge_AbsentAfterAttemptsOfWhichItNeverStoodAlone_IsSentAgain(int attempts, bool isSentAgain)
    {
        var module = Catalogue.Module("crm.leads");
        var judge = new ProbeJudge(Options with { MaxAttempts = 3 }, (_, _, _) => null);
        var step = Parked(module: module, payload: """{"Last_Name":"Nowak","Description":"#ZM-AAAAAAAAAAAA"}""") with { AbsentSince = SurelyVisible, UnknownAttempts = attempts };

        Assert.Equal(isSentAgain, judge.Judge(module, step, Look(SurelyVisible + Options.SettleDelay)) is SendAgain);
    }

    // New records show in no order: one that shows says nothing of another.
    [Fact]
    public void Judge_NotFoundInAListThatShowsANewerRecord_WaitsAllTheSame() =>
        Assert.Null(Judge.Judge(
            Invoices,
            Parked(module: Invoices, payload: Invoice),
            Look(SurelyVisible.AddTicks(-1), """{"invoice_id":"9","invoice_number":"NW-2","created_time":"2026-11-21T12:00:31+0000"}""")));

    [Fact]
    public void Judge_NotFoundInAListThatIgnoredTheQuestion_SaysNothing() =>
        Assert.Null(Judge.Judge(Contacts, Parked(), Look(SurelyVisible) with { IsComplete = false }));

    [Fact]
    public void Judge_ListsThatNeverAnswerTheQuestion_LeaveItToAPerson()
    {
        Assert.Null(Judge.Judge(Contacts, Parked(), Look(SoonAfter) with { IsComplete = false }));
        Assert.Equal("cannot-tell", CodeOf(Judge.Judge(Contacts, Parked(), Look(SoonAfter + (2 * Options.AbsenceDelay)) with { IsComplete = false })));
    }

    // A night later, with one list call that broke: the next may answer.
    [Fact]
    public void Judge_AListThatDidNotAnswerAfterALongPause_IsAskedAgain()
    {
        var late = SurelyVisible + (100 * Options.AbsenceDelay);

        Assert.Null(Judge.Judge(Contacts, Parked(), Look(late) with { IsComplete = false }));
        Assert.IsType<NotFound>(Judge.Judge(Contacts, Parked(), Look(late + Options.SettleDelay)));
        Assert.Null(Judge.Judge(Contacts, Parked(), Look(late + (3 * Options.AbsenceDelay)) with { IsComplete = false }));
        Assert.Equal("cannot-tell", CodeOf(Judge.Judge(Contacts, Parked(), Look(late + (5 * Options.AbsenceDelay)) with { IsComplete = false })));
    }

    [Fact]
    public void Judge_RecordWithoutAnythingToKnowItBy_IsNeverSentAgain()
    {
        var keyless = Contacts with { NaturalKey = [] };

        Assert.Null(Judge.Judge(keyless, Parked() with { AbsentSince = SurelyVisible }, Look(SurelyVisible + Options.SettleDelay)));
        Assert.Equal("cannot-tell", CodeOf(Judge.Judge(keyless, Parked(), Look(SurelyVisible + Options.SettleDelay + (2 * Options.AbsenceDelay)))));
    }

    // The organisation's own time, with no offset: half a day may lie between it and ours.
    [Theory]
    [InlineData("2026-11-21T12:00:01+0000", RecordState.Recovered)]
    [InlineData("2026-11-21T17:30:01+0530", RecordState.Recovered)]
    [InlineData("2026-11-21T04:00:01-0800", RecordState.Recovered)]
    [InlineData("2026-11-21T04:00:01", RecordState.Matched)]
    [InlineData("2026-11-21", RecordState.Matched)]
    [InlineData("2026-11-21T11:30:01+0530", RecordState.Matched)]
    [InlineData("2026-11-21T11:55:00+0000", RecordState.Recovered)]
    [InlineData("2026-11-21T11:54:59+0000", RecordState.Matched)]
    public void Judge_FoundWithATimeOfAnyForm_IsOnlyCalledOursIfItSurelyIs(string created, RecordState state) =>
        Assert.Equal(state, Assert.IsType<Settled>(
            Judge.Judge(Contacts, Parked(), Look(SoonAfter, Ours.Replace("2026-11-21T12:00:01+0000", created, StringComparison.Ordinal)))).State);

    [Fact]
    public void Judge_TakenButNotShownYet_SaysNothing() => Assert.Null(Judge.Judge(Contacts, Duplicate(), Look(SoonAfter)));

    [Fact]
    public void Judge_TakenAndNeverShown_IsRefusedWithZohosWords()
    {
        var outcome = Assert.IsType<Refused>(Judge.Judge(Contacts, Duplicate(), Look(SurelyVisible)));

        Assert.Equal("it exists", Assert.Single(outcome.Problems).Message);
    }

    [Fact]
    public void Judge_TakenAndNeverShownThoughItMayBeOurs_IsForAPerson() =>
        Assert.Equal("taken-not-shown", CodeOf(Judge.Judge(Contacts, Duplicate() with { MayBeOurs = true }, Look(SurelyVisible))));

    private const string Invoice = """
        {"customer_id":"1","invoice_number":"NW-1","date":"2026-01-02","line_items":[{"rate":12.50,"quantity":4,"discount":"15%"}]}
        """;

    private static string InvoiceRow(string total) =>
        $$"""{"invoice_id":"5","customer_id":"1","invoice_number":"NW-1","date":"2026-01-02","total":{{total}},"created_time":"2026-11-21T12:00:01+0000"}""";

    private static ParkedStep Duplicate() => Parked() with { MayBeOurs = false, IsDuplicate = true, Message = "it exists" };

    // Law 2: a job that nobody heard of may wait for its turn long after any call has arrived.
    [Fact]
    public void Judge_NotShownAndPerhapsQueued_IsAbsentOnlyWhenAJobMustHaveCome()
    {
        var queued = Parked() with { MayBeQueued = true };
        var late = Sent + Options.JobArrival + Options.AbsenceDelay;

        Assert.Null(Judge.Judge(Contacts, queued, Look(SurelyVisible)));
        Assert.Null(Judge.Judge(Contacts, queued, Look(late - TimeSpan.FromSeconds(1))));
        Assert.Equal(late, Assert.IsType<NotFound>(Judge.Judge(Contacts, queued, Look(late))).At);
        Assert.IsType<SendAgain>(Judge.Judge(Contacts, queued with { AbsentSince = late }, Look(late + Options.SettleDelay)));
    }

    private static ParkedStep Parked(string name = "Alfreds Futterkiste", ModuleSpec? module = null, string? payload = null) => new()
    {
        Item = new RequestItem(1, 0),
        Stream = "s",
        Key = "k",
        Module = (module ?? Contacts).Module,
        Payload = (JsonObject)(payload is null ? new JsonObject { ["contact_name"] = name } : JsonNode.Parse(payload)!),
        MayBeOurs = true,
        IsDuplicate = false,
        FirstAttemptAt = Sent,
        LastAttemptEndedAt = Sent,
    };

    private static ProbeLook Look(DateTimeOffset at, params string[] rows) =>
        new([], [.. rows.Select(row => JsonDocument.Parse(row).RootElement)], IsComplete: true, at);

    private static string CodeOf(Outcome? outcome) => Assert.Single(Assert.IsType<Undecided>(outcome).Problems).Code;
}
