using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Bulk;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Uploads records as a file and asks for the job that reads it. The file makes nothing: whoever dies before the asking uploads anew. Whether a job was
/// asked for is durable before the asking leaves, and what Zoho calls it with the end of that attempt; without an answer its records are parked.
/// </summary>
/// <param name="client">The way to Zoho.</param>
/// <param name="jobs">Knows the records.</param>
/// <param name="open">Is told of the job.</param>
/// <param name="outage">Tells a call that fails from a Zoho that fails.</param>
/// <param name="rowOf">A record as it travels.</param>
/// <param name="nextRequestId">Ids of calls.</param>
/// <param name="stop">Ends the run where no record is to blame.</param>
/// <param name="clock">The run's clock.</param>
/// <param name="logger">Where the log goes.</param>
internal sealed class JobSender(
    ZohoClient client,
    IJobs jobs,
    OpenJobs open,
    OutageCheck outage,
    Func<ReadyStep, JsonObject> rowOf,
    Func<long> nextRequestId,
    RunStop stop,
    TimeProvider clock,
    ILogger logger) : IDisposable
{
    // A record takes many times its text while it is read.
    private const int ReadAtOnce = 500;

    // One file in memory, and on the line, is enough.
    private readonly SemaphoreSlim _oneByOne = new(1);

    public void Dispose() => _oneByOne.Dispose();

    /// <returns>Nothing where the job was taken on: its records wait for it.</returns>
    /// <exception cref="OperationCanceledException">The run stops; nothing was asked for.</exception>
    public async Task<IReadOnlyList<Outcome>> SendAsync(PlannedJob job)
    {
        await _oneByOne.WaitAsync(stop.Token);
        try
        {
            // Zoho has refused one of the stream's while this one waited.
            return open.IsBarred(job.Stream) ? PutBack(job) : await UploadAsync(job);
        }
        finally
        {
            _oneByOne.Release();
        }
    }

    private async Task<IReadOnlyList<Outcome>> UploadAsync(PlannedJob job)
    {
        var bulk = job.Module.Bulk!;
        var file = await PackAsync(job);
        var reply = await UploadAsync(job, file);
        // Once more, for all of Zoho may have been silent; and else its own host is, which answers nothing but this.
        if (reply.Kind == ReplyKind.Transient && await outage.IsOverAsync(job.Module, stop.Token))
            reply = await UploadAsync(job, file);
        if (reply.Named(bulk.File) is not { } uploaded)
            return GoByCalls(job, reply, isOfTheCall: reply.Kind == ReplyKind.Transient && await outage.IsOverAsync(job.Module, stop.Token));
        CrashPoint.Pass("after-upload");
        return await AskAsync(job, file.JobOf(uploaded));
    }

    private Task<Reply> UploadAsync(PlannedJob job, BulkFile file) =>
        client.SendAsync(new ApiRequest(nextRequestId(), job.Module.Bulk!.Upload) { File = file.Upload }, stop.Token);

    private async Task<BulkFile> PackAsync(PlannedJob job)
    {
        using var writer = new BulkFileWriter(job.Module, job.Fields);
        foreach (var items in job.Items.Chunk(ReadAtOnce))
        {
            foreach (var step in await jobs.ReadTakenAsync(items, stop.Token))
                writer.Add(rowOf(step));
        }

        return writer.Close();
    }

    private async Task<IReadOnlyList<Outcome>> AskAsync(PlannedJob job, string body)
    {
        var operation = job.Module.Bulk!.Job;
        var request = new ApiRequest(nextRequestId(), operation) { Body = body, Items = [.. job.Items.Select(item => item.Item)] };
        var reply = await client.SendAsync(request, stop.Token);
        if (reply.Named(operation.NamesJob!) is { } zohoId)
        {
            CrashPoint.Pass("after-job");
            open.Begin(new OpenJob(request.Id, zohoId, job.Stream, job.Module.Module, job.Items.Count, clock.GetUtcNow()));
            logger.JobBegun(zohoId, job.Module.Module, job.Stream, job.Items.Count);
            return [];
        }

        // After a success without a job's id, nobody could ask what became of the job.
        return reply.Kind is ReplyKind.Unknown or ReplyKind.Success
            ? [.. job.Items.Select(item => new Parked(item.Item, IsDuplicate: false, clock.GetUtcNow(), reply.Message))]
            : GoByCalls(job, reply, await outage.IsOfTheCallAsync(job.Module, reply, stop.Token));
    }

    // Nothing was made, and the fault is the job's, unless the run stops: no record can be to blame before Zoho has read any.
    private IReadOnlyList<Outcome> GoByCalls(PlannedJob job, Reply reply, bool isOfTheCall)
    {
        if (isOfTheCall || !RunStopping.Consider(reply, stop))
        {
            open.Bar(job.Stream);
            logger.JobRefused(job.Module.Module, job.Stream, job.Items.Count, reply.Code);
        }

        return PutBack(job);
    }

    private static IReadOnlyList<Outcome> PutBack(PlannedJob job) => [.. job.Items.Select(item => new PutBack(item.Item))];
}
