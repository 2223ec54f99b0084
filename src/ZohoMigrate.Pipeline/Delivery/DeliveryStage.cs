using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Step 6 of the road: sends what is planned, several calls at once, and says what became of each record. Waiting, pacing and retrying
/// are the client's; here an answer becomes outcomes. Never reads a source.
/// </summary>
internal sealed class DeliveryStage(
    ZohoClient client, ReplyJudge judge, OutageCheck outage, BatchHalves halves, StepDoubt doubt, ParkedSearch search, RefusalWatch watch, RunStop stop, ILogger logger)
{
    /// <summary>Asks for jobs, and after them; null where there can be none.</summary>
    public (JobSender Sender, JobAsker Asker)? Jobs { get; init; }

    /// <summary>Sees whether a file may be sent; null where none is.</summary>
    public UploadCheck? Uploads { get; init; }

    /// <summary>Works until <paramref name="work"/> is completed and empty; what is still in it once the run stops is put back unsent.</summary>
    /// <param name="workers">Calls of one set of lanes under way at once; the lanes themselves may let fewer through.</param>
    /// <param name="work">What is planned.</param>
    /// <param name="settled">Where outcomes go.</param>
    /// <param name="fall">Another stage fell.</param>
    public async Task RunAsync(
        int workers, LaneQueues work, ChannelWriter<SettledWork> settled, CancellationToken fall)
    {
        using var fallen = CancellationTokenSource.CreateLinkedTokenSource(fall);
        try
        {
            await Task.WhenAll(work.All.Select(queue => ServeAsync(workers, queue.Reader, settled, fallen, fall)));
        }
        finally
        {
            settled.Complete();
        }
    }

    // Nobody reads a queue any more whose workers all fell: Planning would wait for room in it, and the workers of the others for Planning.
    private async Task ServeAsync(
        int workers, ChannelReader<PlannedWork> work, ChannelWriter<SettledWork> settled, CancellationTokenSource fallen, CancellationToken fall)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => WorkAsync(work, settled, fallen.Token, fall)));
        }
        catch
        {
            await fallen.CancelAsync();
            throw;
        }
    }

    private async Task WorkAsync(ChannelReader<PlannedWork> work, ChannelWriter<SettledWork> settled, CancellationToken fallen, CancellationToken fall)
    {
        try
        {
            await foreach (var planned in work.ReadAllAsync(fallen))
                await watch.PassAsync(await DoAsync(planned), settled, fall);
        }
        catch
        {
            // The others would go on, and Planning wait for ever for the piece of work that fell: the run stops, and then tells why.
            stop.Because(new RunEnd(RunState.Failed));
            throw;
        }
    }

    private async Task<SettledWork> DoAsync(PlannedWork planned) => planned is PlannedAsking asking && !stop.Token.IsCancellationRequested
        ? await AskAsync(asking)
        : new SettledWork(planned, await TellAsync(planned));

    private async Task<SettledWork> AskAsync(PlannedAsking asking)
    {
        try
        {
            return await Jobs!.Value.Asker.AskAsync(asking);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            // The job stays what it is: the next stretch asks after it.
            return new SettledWork(asking, []);
        }
    }

    private async Task<IReadOnlyList<Outcome>> TellAsync(PlannedWork planned)
    {
        if (stop.Token.IsCancellationRequested)
            return PutBack(planned);
        try
        {
            return planned switch
            {
                PlannedRequest request => await SendAsync(request),
                PlannedJob job => await Jobs!.Value.Sender.SendAsync(job),
                PlannedProbe probe => await search.LookAsync(probe, stop.Token),
                _ => throw new NotSupportedException(planned.GetType().Name),
            };
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            // The client throws this only while it waits: nothing of this attempt was sent.
            return PutBack(planned);
        }
    }

    private async Task<IReadOnlyList<Outcome>> SendAsync(PlannedRequest request)
    {
        // A call that carries many is about none of them alone.
        using var about = request.Steps is [var step] ? logger.BeginDelivering(step) : null;
        if (StepDoubt.IsDue(request))
            return await doubt.JudgeAsync(request);
        if (Uploads?.Check(request) is { } unsent)
            return [unsent];
        var reply = await client.SendAsync(request.Request, stop.Token);
        if (BatchHalves.AreDue(request, reply))
            return await SendHalvesAsync(request);
        if (!await outage.IsOfTheCallAsync(request.Module, reply, stop.Token))
            return judge.Judge(request, reply);
        return BatchHalves.AreDueOfFailing(request) ? await SendHalvesAsync(request) : ReplyJudge.JudgeFailing(request, reply);
    }

    // Where one after the other is refused alone, whoever watches refusals decides first whether that goes on.
    private async Task<IReadOnlyList<Outcome>> SendHalvesAsync(PlannedRequest request)
    {
        var outcomes = new List<Outcome>(request.Steps.Count);
        foreach (var half in halves.Of(request))
            outcomes.AddRange(outcomes.Count(outcome => outcome is Refused) < RefusalWatch.Enough ? await TellAsync(half) : PutBack(half));
        return outcomes;
    }

    private static IReadOnlyList<Outcome> PutBack(PlannedWork planned) => planned switch
    {
        PlannedRequest request => [.. request.Steps.Select(step => new PutBack(step.Item))],
        PlannedJob job => [.. job.Items.Select(item => new PutBack(item.Item))],
        _ => [],
    };
}
