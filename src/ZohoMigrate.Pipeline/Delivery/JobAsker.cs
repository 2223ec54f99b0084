using CsvHelper;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Bulk;
using ZohoMigrate.Zoho.Files;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Asks how far a job is, and when it is over, reads what became of each of its records. What the result says is durable before anything is settled by
/// it; a record of which it says nothing certain is looked for, never sent again blindly. Whoever dies in between asks once more.
/// </summary>
internal sealed class JobAsker(
    ZohoClient client, IJobs jobs, OpenJobs open, OutageCheck outage, DeliveryOptions options, Func<long> nextRequestId, RunStop stop, TimeProvider clock, ILogger logger)
{
    // Results are kept for some days, and may show later than the job's end.
    private const int FewestTries = 3;

    /// <returns>The question with the records that it settles; none while the job goes on.</returns>
    /// <exception cref="OperationCanceledException">The run stops.</exception>
    public async Task<SettledWork> AskAsync(PlannedAsking asking)
    {
        var job = asking.Job;
        try
        {
            var bulk = asking.Module.Bulk!;
            var reply = await client.SendAsync(new ApiRequest(nextRequestId(), bulk.Standing) { RecordId = job.ZohoId, Purpose = RequestPurpose.Probe }, stop.Token);
            var standing = reply is { Kind: ReplyKind.Success, Body: { } body } ? BulkStanding.Of(body) : null;
            if (standing is { IsOver: true })
                return await ReadAsync(asking, standing);
            // Just asked for, it may not show yet.
            if (reply.Kind is ReplyKind.Refused or ReplyKind.MissingParent && clock.GetUtcNow() >= job.Since + options.AbsenceDelay)
                return await EndAsync(asking, [], "Zoho knows its job no more.", isOver: false);
            return await StopsAsync(asking, reply) ? GoesOn(asking) : await GoOnAsync(asking, standing?.State ?? reply.Message);
        }
        finally
        {
            open.Asked(job);
        }
    }

    // Nobody waits for ever for a job of which Zoho does not say that it is over: by then it should have made what it makes. Should it go on all the
    // same, what is not found is not sent again before as long a time is over once more.
    private async Task<SettledWork> GoOnAsync(PlannedAsking asking, string said)
    {
        var job = asking.Job;
        var (since, times) = open.StillOpen(job);
        var now = clock.GetUtcNow();
        if (times < FewestTries || now < since + options.AbsenceDelay || now < job.Since + options.ArrivalOf(mayBeQueued: true))
            return GoesOn(asking);
        open.Bar(job.Stream);
        logger.JobLeft(job.ZohoId, job.Module, job.Stream, said);
        return await EndAsync(asking, [], $"Zoho does not say that its job is over: {said}", isOver: false);
    }

    private async Task<SettledWork> ReadAsync(PlannedAsking asking, BulkStanding standing)
    {
        var job = asking.Job;
        if (standing.Failure is not null && !open.IsBarred(job.Stream))
        {
            // What kept Zoho from reading this file would keep it from the next: its records go by calls, once it is known which are there.
            open.Bar(job.Stream);
            logger.JobFailed(job.ZohoId, job.Module, job.Stream, standing.FailureCode!);
        }

        var how = standing.Failure is { } said ? $" Zoho says: {said}" : "";
        if (standing.Result is not { } place)
            return await EndAsync(asking, [], $"Its job ended without a result.{how}", isOver: true);
        var reply = await client.SendAsync(new ApiRequest(nextRequestId(), asking.Module.Bulk!.Result) { Place = place, Purpose = RequestPurpose.Probe }, stop.Token);
        if (reply is { Kind: ReplyKind.Success, File: { } file })
            return await EndAsync(asking, RowsOf(asking, file), $"The result of its job does not speak of it.{how}", isOver: true);
        // Where Zoho answers nobody, the run waits with it; where it answers others, this job keeps nobody for ever.
        if (!await IsOfTheResultAsync(asking, reply) && RunStopping.Consider(reply, stop))
            return GoesOn(asking);
        return open.Missed(job) is var (since, times) && times >= FewestTries && clock.GetUtcNow() >= since + options.AbsenceDelay
            ? await EndAsync(asking, [], $"The result of its job cannot be had: {reply.Message}{how}", isOver: true)
            : GoesOn(asking);
    }

    private async Task<bool> IsOfTheResultAsync(PlannedAsking asking, Reply reply) =>
        reply.Kind != ReplyKind.QuotaExhausted && (reply.Kind is ReplyKind.Success or ReplyKind.Refused or ReplyKind.MissingParent || await outage.IsOverAsync(asking.Module, stop.Token));

    private async Task<SettledWork> EndAsync(PlannedAsking asking, IReadOnlyList<ToldRow> told, string untold, bool isOver)
    {
        var job = asking.Job;
        var rows = await jobs.ReadJobAsync(job, asking.Module.Marker!, CancellationToken.None);
        var judged = new JobJudge(told, untold, clock.GetUtcNow()).Judge(rows);
        foreach (var (_, reply, _) in judged.Where(one => one.Reply.Kind == ReplyKind.RunStopper))
            RunStopping.Consider(reply, stop);
        CrashPoint.Pass("before-result");
        await jobs.HearAsync(job, isOver ? clock.GetUtcNow() : null, [.. judged.Select(one => (one.Row.Position, one.Reply.Kind))]);
        CrashPoint.Pass("after-result");
        open.End(job);
        logger.JobEnded(job.ZohoId, job.Module, job.Stream, judged.Count, judged.Count(one => one.Reply.Kind == ReplyKind.Success), judged.Count(one => one.Reply.Kind == ReplyKind.Unknown));
        return new SettledWork(asking with { Items = [.. rows.Select(row => row.Item)] }, [.. judged.Select(one => one.Outcome)]);
    }

    private List<ToldRow> RowsOf(PlannedAsking asking, byte[] file)
    {
        var rows = new List<ToldRow>();
        try
        {
            foreach (var row in new BulkResult(asking.Module.Bulk!.Job, clock).Read(file))
            {
                if (RecordMarker.EndOf(row.Told) is { } marker)
                    rows.Add(new ToldRow(marker, row.Reply, row.Id));
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or CsvFormatException)
        {
            // What can be read of it counts; of the rest it says nothing.
        }

        return rows;
    }

    // Where Zoho answers others, this one is asked again; nobody is kept by it.
    private async Task<bool> StopsAsync(PlannedAsking asking, Reply reply) =>
        !await outage.IsOfTheCallAsync(asking.Module, reply, stop.Token) && RunStopping.Consider(reply, stop);

    private static SettledWork GoesOn(PlannedAsking asking) => new(asking, []);
}
