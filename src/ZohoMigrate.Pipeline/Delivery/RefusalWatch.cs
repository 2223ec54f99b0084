using System.Threading.Channels;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Sees every outcome before it is settled, and ends the stretch where going on would only spend calls: when more is refused than may be,
/// or when Zoho refuses the first records of a stream all alike. Then the fault is the mapping's or the organisation's, no record's: they
/// are taken back. What is refused because Zoho has it already says nothing of the mapping, and is left out.
/// </summary>
/// <param name="readRefused">The refused records of a stream; null when any record of it is at Zoho.</param>
/// <param name="limits">What the stretch may have.</param>
/// <param name="stop">Ends the stretch.</param>
internal sealed class RefusalWatch(Func<string, Task<IReadOnlyList<RefusedStep>?>> readRefused, RunLimits limits, RunStop stop) : IDisposable
{
    /// <summary>So many refusals are no accident.</summary>
    public const int Enough = 20;

    private readonly SemaphoreSlim _oneByOne = new(1);
    private readonly Dictionary<string, FirstRefusals> _streams = new(StringComparer.Ordinal);

    /// <summary>
    /// Passes the outcomes on, in the order they came: what is taken back was refused before. A worker takes its next call only after this,
    /// so no more are made than were under way.
    /// </summary>
    public async Task PassAsync(SettledWork settled, ChannelWriter<SettledWork> next, CancellationToken cancellationToken)
    {
        await _oneByOne.WaitAsync(cancellationToken);
        try
        {
            var outcomes = limits.KeepGoing ? settled.Outcomes : await WithoutAlikeAsync(settled);
            if (limits.Count(outcomes.Sum(ErrorsOf)) is { } end)
                stop.Because(end);
            await next.WriteAsync(settled with { Outcomes = outcomes }, cancellationToken);
        }
        finally
        {
            _oneByOne.Release();
        }
    }

    public void Dispose() => _oneByOne.Dispose();

    private static long ErrorsOf(Outcome outcome) => outcome switch
    {
        Refused => 1,
        TakenBack => -1,
        _ => 0,
    };

    private async Task<IReadOnlyList<Outcome>> WithoutAlikeAsync(SettledWork settled)
    {
        var weighed = new List<Outcome>(settled.Outcomes.Count);
        // Of one call, what was taken speaks for what was refused, wherever it stands.
        foreach (var taken in settled.Outcomes.Where(outcome => outcome is Settled))
            Of(settled.Work.StreamOf(taken.Item)).IsBroken = true;
        foreach (var outcome in settled.Outcomes)
        {
            switch (outcome)
            {
                case Refused { Item.Step: 0, IsUnsent: false, Problems: [var problem] } when settled.Work is not PlannedProbe:
                    weighed.AddRange(await WeighAsync(outcome, settled.Work.StreamOf(outcome.Item), problem));
                    break;
                default:
                    weighed.Add(outcome);
                    break;
            }
        }

        return weighed;
    }

    private async Task<IEnumerable<Outcome>> WeighAsync(Outcome refused, string stream, Problem problem)
    {
        var first = Of(stream);
        var shape = RefusalShape.Of(problem);
        first.Shape ??= shape;
        first.IsBroken |= first.Shape != shape;
        if (first.IsTakenBack && first.Shape == shape)
            return [new PutBack(refused.Item)];
        if (first.IsBroken)
            return [refused];
        first.Items.Add(refused.Item);
        if (first.Items.Count < Enough)
            return [refused];
        if (await readRefused(stream) is not { } earlier)
        {
            first.IsBroken = true;
            return [refused];
        }

        first.IsTakenBack = true;
        var alike = first.Items.SkipLast(1).Concat(earlier.Where(step => RefusalShape.Of(step.Problem) == shape).Select(step => step.Item)).Distinct().ToList();
        stop.Because(End(stream, alike.Count + 1, problem));
        return [.. alike.Select(item => new TakenBack(item)), new PutBack(refused.Item)];
    }

    private FirstRefusals Of(string stream)
    {
        if (!_streams.TryGetValue(stream, out var first))
            _streams.Add(stream, first = new FirstRefusals());
        return first;
    }

    private static RunEnd End(string stream, int count, Problem problem) =>
        new(RunState.Paused, $"Zoho refuses every record of `{stream}` alike ({count} so far, none was taken): {problem.Message}")
        {
            Hint = $"{problem.Hint ?? "Zoho gives no reason that is known."} So many at once point at a setting of the organisation or at the mapping of "
                + $"`{stream}`, not at the records: all of them are pending again. A setting can be mended at Zoho before going on; a mapping needs a run "
                + "of its own in another folder. --keep-going has each record refused for itself.",
        };

    /// <summary>How a stream began in this stretch.</summary>
    private sealed class FirstRefusals
    {
        public string? Shape { get; set; }

        public List<RequestItem> Items { get; } = [];

        /// <summary>Something else happened too: from now on each is refused for itself.</summary>
        public bool IsBroken { get; set; }

        public bool IsTakenBack { get; set; }
    }
}
