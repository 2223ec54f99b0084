using System.Runtime.CompilerServices;
using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>Makes the list calls of a look, in the way the module's catalogue entry names.</summary>
internal sealed class ProbeReader(
    ZohoClient client, ZohoCatalogue catalogue, OutageCheck outage, Func<long> nextRequestId, RunStop stop, TimeProvider clock)
{
    /// <summary>Zoho's clock and ours may differ by this much when a creation time decides what is old enough.</summary>
    public static readonly TimeSpan ClockMargin = TimeSpan.FromMinutes(5);

    /// <summary>One look for all records where the list can be ordered or read whole; one per record where it must be filtered.</summary>
    public async IAsyncEnumerable<ProbeLook> ReadAsync(PlannedProbe probe, [EnumeratorCancellation] CancellationToken stopping)
    {
        foreach (var (steps, question) in Below(probe).SelectMany(Questions))
        {
            if (await ReadPagesAsync(probe.Module, steps, question, stopping) is { } look)
                yield return look;
        }
    }

    /// <summary>All that the list below one record shows, whoever is sought in it.</summary>
    /// <param name="module">Whose list.</param>
    /// <param name="path">Below which record.</param>
    /// <param name="since">Since when, where the list can be asked so; null = since ever.</param>
    /// <param name="stopping">Gives up.</param>
    /// <returns>Null where the run is stopped.</returns>
    public Task<ProbeLook?> ReadBelowAsync(ModuleSpec module, IReadOnlyDictionary<string, string> path, DateTimeOffset? since, CancellationToken stopping)
    {
        var question = module.Probe is { By: ProbeKind.Since, From: not null, CreatedField: { } made }
            ? ListQuestion.Since(module.Probe, made, since - ClockMargin ?? DateTimeOffset.UnixEpoch)
            : ListQuestion.Everything;
        return ReadPagesAsync(module, [], question with { InPath = path }, stopping);
    }

    // A list below another record, such as the messages of a chat, is one of many: each is asked for its own.
    private static IEnumerable<PlannedProbe> Below(PlannedProbe probe) => probe.Module.ListAll.InPath.Count == 0
        ? [probe]
        : probe.Steps.GroupBy(step => string.Join('/', PathFields.OfRows(probe.Module, step.Payload).Values), StringComparer.Ordinal)
            .Select(steps => probe with { Steps = [.. steps] });

    private static IEnumerable<(IReadOnlyList<ParkedStep> Steps, ListQuestion Question)> Questions(PlannedProbe probe) =>
        QuestionsOf(probe).Select(one => (one.Steps, one.Question with { InPath = PathFields.OfRows(probe.Module, probe.Steps[0].Payload) }));

    private static IEnumerable<(IReadOnlyList<ParkedStep> Steps, ListQuestion Question)> QuestionsOf(PlannedProbe probe)
    {
        switch (probe.Module.Probe)
        {
            case { By: ProbeKind.Since, From: not null, CreatedField: { } made } when probe.Steps.All(step => step.FirstAttemptAt is not null):
                return [(probe.Steps, ListQuestion.Since(probe.Module.Probe, made, probe.Steps.Min(step => step.FirstAttemptAt!.Value) - ClockMargin))];
            case { By: ProbeKind.Filter, Filter: { } filter }:
                // What has nothing there by which it could be asked for, or what Zoho may keep in other words, is looked for in the whole list.
                return probe.Steps.GroupBy(step => step.Payload[filter]?.ToString() is { Length: > 0 } value && ListQuestion.CanAskFor(probe.Module, value))
                    .SelectMany(steps => steps.Key
                        ? steps.Select(step => ((IReadOnlyList<ParkedStep>)[step], ListQuestion.Filtered(probe.Module, filter, step)))
                        : [([.. steps], ListQuestion.Everything)]);
            case { By: ProbeKind.Newest, SortColumn: { } sort, CreatedField: { } created } when probe.Steps.All(step => step.FirstAttemptAt is not null):
                var oldest = probe.Steps.Min(step => step.FirstAttemptAt!.Value) - ClockMargin;
                return [(probe.Steps, ListQuestion.NewestFirst(probe.Module.Pages, sort, created, oldest))];
            default:
                return [(probe.Steps, ListQuestion.Everything)];
        }
    }

    private async Task<ProbeLook?> ReadPagesAsync(
        ModuleSpec module, IReadOnlyList<ParkedStep> steps, ListQuestion question, CancellationToken stopping)
    {
        var at = clock.GetUtcNow();
        var rows = new List<JsonElement>();
        var isAnswered = true;
        var sought = steps.Select(step => NaturalKey.Of(module, step.Payload)).ToHashSet(StringComparer.Ordinal);
        var missing = sought.ToHashSet(StringComparer.Ordinal);
        var places = sought.Select(NaturalKey.PlaceOf).ToHashSet(StringComparer.Ordinal);
        var most = steps.Any(step => step.MayBeQueued) ? module.Pages.MostOfJobs : module.Pages.Most;
        ListPage? before = null;
        var query = question.Query;
        for (var page = 1; page <= most; page++)
        {
            var reply = await client.SendAsync(PageRequest(module, question.InPath, query, ListPage.Query(module, page, before, PageSize(module))), stopping);
            if (await outage.IsOfTheCallAsync(module, reply, stopping))
                return Look(isComplete: false) with { IsAnswered = false };
            if (RunStopping.Consider(reply, stop))
                return null;
            if (ListPage.Of(reply, module) is not { } listed)
                return Look(isComplete: false) with { IsAnswered = false };
            var shown = listed.Below(question.InPath, module).Rows;
            isAnswered &= question.IsAnsweredBy(shown) && shown.All(row => places.All(place => NaturalKey.IsShown(module, row, place)));
            rows.AddRange(shown.Where(IsToBeHeld));
            missing.ExceptWith(shown.SelectMany(row => places.Select(place => NaturalKey.Of(module, row, place))).OfType<string>());
            // A second one of the same key may stand further on, where Zoho would take it.
            if (steps.Count > 0 && missing.Count == 0 && module.IsKeptUnique)
                return Look(isComplete: false);
            if (shown.Count > 0 && question.IsFarEnough(shown[^1]))
                return Look(isComplete: isAnswered);
            if (listed.IsLast(PageSize(module)) == true)
                return Look(isComplete: isAnswered);
            if (listed.HasMore is null)
            {
                if (question.Onwards(listed.Shown) is not { } onwards)
                    break;
                query = onwards;
            }

            before = listed;
        }

        return Look(isComplete: false);

        // Of a million that were made since, those are kept that show what is sought, or nothing by which they could be told from it.
        bool IsToBeHeld(JsonElement row) => steps.Count == 0 || places.Any(place => NaturalKey.Of(module, row, place) is not { } key || sought.Contains(key));

        ProbeLook Look(bool isComplete) => new(steps, rows, isComplete, at) { FilteredBy = question.FilteredBy };
    }

    private ApiRequest PageRequest(
        ModuleSpec module, IReadOnlyDictionary<string, string> path, IReadOnlyList<KeyValuePair<string, string>> query, IReadOnlyList<KeyValuePair<string, string>> page) =>
        new(nextRequestId(), module.ListAll) { Purpose = RequestPurpose.Probe, InPath = path, Query = [.. query, .. page] };

    private int PageSize(ModuleSpec module) => catalogue.Product(module.Product).PageSize;
}
