using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Delivery;

/// <summary>What an answer makes of the record it is about.</summary>
public sealed class ReplyJudgeTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly ModuleSpec Invoices = ZohoCatalogue.Load().Module("books.invoices");
    private readonly RunStop _stop = new(CancellationToken.None);

    [Theory]
    [InlineData(ReplyKind.Unknown, false)]
    [InlineData(ReplyKind.Duplicate, true)]
    [InlineData(ReplyKind.Success, false)] // without a record in it
    public void Judge_ACreateThatMayBeThere_IsToBeLookedFor(ReplyKind kind, bool isDuplicate) =>
        Assert.Equal(isDuplicate, Assert.IsType<Parked>(Judge(0, kind)).IsDuplicate);

    // Zoho's word that it is done is kept: only what it is called is looked up.
    [Fact]
    public void Judge_ACreateWhoseAnswerNeverNamesARecord_IsTakenAndItsIdIsToBeLookedFor()
    {
        var files = ZohoCatalogue.Load().Module("cliq.files");
        var item = new RequestItem(1, 0);
        var request = new PlannedRequest(
            new ApiRequest(1, files.Create) { Items = [item] }, files, [new ReadyStep(item, "files", "1", files.Module, "create", new JsonObject(), ZohoId: null)]);

        var outcome = Assert.Single(new ReplyJudge(_stop, TimeProvider.System).Judge(request, new Reply(ReplyKind.Success, Now) { Status = 204, Body = JsonElement.Parse("{}") }));

        Assert.True(Assert.IsType<Parked>(outcome).IsTaken);
    }

    [Fact]
    public void Judge_ACreateThatWasMade_HasZohosId() =>
        Assert.Equal("5", Assert.IsType<Settled>(Judge(0, ReplyKind.Success, """{"invoice":{"invoice_id":"5"}}""")).ZohoId);

    [Theory]
    [InlineData(0, ReplyKind.Refused, null)]
    [InlineData(0, ReplyKind.MissingParent, null)]
    [InlineData(1, ReplyKind.Refused, "mark_as_sent")]
    [InlineData(1, ReplyKind.MissingParent, "mark_as_sent")]
    [InlineData(1, ReplyKind.Duplicate, "mark_as_sent")]
    public void Judge_WhatZohoWillNotHave_IsRefusedInItsWordsAndALaterStepByName(int step, ReplyKind kind, string? field)
    {
        var problem = Assert.Single(Assert.IsType<Refused>(Judge(step, kind)).Problems);

        Assert.Equal(("zoho-15", "Too long.", "Shorten it.", field), (problem.Code, problem.Message, problem.Hint, problem.Field));
        Assert.Null(_stop.Reason);
    }

    [Fact]
    public void Judge_ARefusalWithoutACode_SaysSo() =>
        Assert.Equal("zoho-none", Assert.Single(Assert.IsType<Refused>(Judge(0, ReplyKind.Refused, code: null)).Problems).Code);

    [Fact]
    public void Judge_ALaterStepThatWorked_IsDone() => Assert.IsType<StepDone>(Judge(1, ReplyKind.Success));

    [Theory]
    [InlineData(0, ReplyKind.Transient, RunState.Paused)]
    [InlineData(1, ReplyKind.QuotaExhausted, RunState.Paused)]
    [InlineData(1, ReplyKind.RunStopper, RunState.Stopped)]
    public void Judge_WhatNoRecordIsToBlameFor_StopsTheRunAndMarksNone(int step, ReplyKind kind, RunState state)
    {
        Assert.IsType<PutBack>(Judge(step, kind));
        Assert.Equal(state, _stop.Reason?.State);
    }

    // A create that fails may be there all the same: it is never refused for that.
    [Fact]
    public void JudgeFailing_ACreate_IsPutBack() => Assert.IsType<PutBack>(ReplyJudge.JudgeFailing(Request(0), Failing)[0]);

    [Fact]
    public void JudgeFailing_ALaterStep_IsRefusedByName()
    {
        var problem = Assert.Single(Assert.IsType<Refused>(ReplyJudge.JudgeFailing(Request(1), Failing)[0]).Problems);

        Assert.Equal(("failed-too-often", "mark_as_sent", "Zoho failed on it 5 times: Internal error"), (problem.Code, problem.Field, problem.Message));
    }

    public void Dispose() => _stop.Dispose();

    private static Reply Failing => new(ReplyKind.Transient, Now) { Status = 500, Attempts = 5, Message = "Internal error" };

    private Outcome Judge(int step, ReplyKind kind, string body = "{}", string? code = "15")
    {
        var reply = new Reply(kind, Now) { Code = code, Message = "Too long.", Hint = "Shorten it.", Body = JsonElement.Parse(body) };
        return Assert.Single(new ReplyJudge(_stop, TimeProvider.System).Judge(Request(step), reply));
    }

    private static PlannedRequest Request(int step)
    {
        var operation = step == 0 ? "create" : "mark_as_sent";
        var item = new RequestItem(1, step);
        return new PlannedRequest(
            new ApiRequest(1, Invoices.Operations[operation]) { Items = [item] },
            Invoices,
            [new ReadyStep(item, "orders", "1", Invoices.Module, operation, new JsonObject(), ZohoId: null)]);
    }
}
