using FsCheck;
using FsCheck.Fluent;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing.Model;

public sealed class CheckpointModelTests
{
    private static readonly string[] Streams = ["customers", "suppliers", "products", "orders"];
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    /// <summary>
    /// Laws 1 and 2 at the checkpoint, over any records, answers, deaths, reboots and clocks: after each move every record is in the state
    /// the model says, nothing is sent that may be at Zoho, no Zoho record has two owners; and at the end all is accounted for. A journey
    /// that fails is made as short as can be, and told.
    /// </summary>
    [Fact]
    public void AnyJourney_WithDeathsBetween_KeepsTheLaws() => Check.One(
        Law.Of(20261121, 200),
        Prop.ForAll(Journey.Any, journey => WalkAsync(journey).GetAwaiter().GetResult()));

    private static async Task WalkAsync(Journey journey)
    {
        await using var process = new WalkedProcess();
        var model = await StageAsync(process, journey.Records);
        var walk = new CheckpointWalk(process, model);
        try
        {
            foreach (var move in journey.Moves)
                await walk.MoveAsync(move);
            await walk.FinishAsync();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{string.Join('\n', walk.Told)}\n{exception.Message}", exception);
        }
    }

    private static async Task<CheckpointModel> StageAsync(WalkedProcess process, IReadOnlyList<(int Kind, int Choice)> records)
    {
        await process.CreateAsync();
        var staging = await new Staging(process.Checkpoint).OpenAsync();
        var staged = records.Select((_, number) => new ModelRecord(Make(staging, records, number))).ToList();
        foreach (var record in staged)
            record.Parents.AddRange(record.Mapped.References.Select(reference => staged.Find(parent => parent.Mapped.Key == reference.Key)!).Distinct());
        await staging.StageAsync([.. staged.Select(record => record.Mapped)]);
        await staging.SealAsync();

        var model = new CheckpointModel(
            [.. staged.OrderBy(record => Array.IndexOf(Streams, record.Mapped.Stream)).ThenBy(record => record.Mapped.Ordinal)]);
        model.Follow();
        return model;
    }

    /// <summary>Some rejected, some with later steps; up to two parents each, of any stream, circles and all.</summary>
    private static MappedRecord Make(Staging staging, IReadOnlyList<(int Kind, int Choice)> records, int number)
    {
        var (kind, choice) = records[number];
        string StreamOf(int other) => Streams[records[other].Kind % Streams.Length];
        Reference To(string field, int other) => new(field, StreamOf(other), $"K{other}");

        List<Reference> references = [];
        if (choice % 3 > 0)
            references.Add(To("first", choice % records.Count));
        if (choice % 5 == 1)
            references.Add(To("second", choice / 7 % records.Count));
        var record = staging.Record(StreamOf(number), $"K{number}", [.. references]);
        record.Payload[Catalogue.Module(record.Module).NaturalKey[0]] = record.Key;
        return record with
        {
            Steps = kind % 3 == 0 ? ["mark_as_sent", "apply_credits"] : [],
            Problems = kind % 10 == 9 ? [new Problem(ProblemStage.Mapping, "required", "It is missing.")] : [],
        };
    }
}
