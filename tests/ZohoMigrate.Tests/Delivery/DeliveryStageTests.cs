using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Delivery;

public sealed class DeliveryStageTests
{
    private static readonly ModuleSpec Items = ZohoCatalogue.Load().Module("books.items");

    [Fact]
    public async Task RunAsync_OneWorkerFalls_TheOthersEndToo()
    {
        using var stop = new RunStop(CancellationToken.None);
        var work = new LaneQueues([Items], 1);
        var settled = Channel.CreateUnbounded<SettledWork>();
        // As Planning does: it takes no new work once the run stops.
        using var planning = stop.Token.Register(() => work.Complete());
        work.Add(new WorkNobodyKnows());
        work.Feed();

        var running = new DeliveryStage(client: null!, judge: null!, outage: null!, halves: null!, doubt: null!, search: null!, watch: null!, stop, NullLogger.Instance)
            .RunAsync(3, work, settled.Writer, CancellationToken.None);

        await Assert.ThrowsAsync<NotSupportedException>(() => running.WaitAsync(TimeSpan.FromMinutes(2)));
        Assert.Equal(RunState.Failed, stop.Reason?.State);
        Assert.True(settled.Reader.Completion.IsCompleted);
    }

    private sealed record WorkNobodyKnows() : PlannedWork(Items)
    {
        public override OperationSpec Operation => Module.Create;

        public override (string Stream, string Key) NameOf(RequestItem item) => ("", "");
    }
}
