using FsCheck;
using FsCheck.Fluent;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing.Model;

public sealed class CheckpointModelTests
{
    private static readonly string[] Streams = ["customers", "suppliers", "products", "orders"];

    /// <summary>
    /// Laws 1 and 2 at the checkpoint, over random records, random moves and a death between any two of them: every record is in the
    /// state the model says, nothing is handed out that may be at Zoho, no Zoho id has two owners, all rows add up.
    /// </summary>
    [Theory]
    [InlineData(20261121UL, 7UL)]
    [InlineData(42UL, 1UL)]
    public void AnyMoves_WithDeathsBetween_KeepTheLaws(ulong seed, ulong gamma)
    {
        var moves = Gen.Choose(0, 5039).Two().ArrayOf(60);
        var records = Gen.Choose(0, 5039).Two().ArrayOf().Where(records => records.Length is > 0 and < 25);
        var walks = Gen.Zip(records, moves).ToArbitrary();

        Check.One(
            Config.QuickThrowOnFailure.WithReplay(seed, gamma).WithMaxTest(25),
            Prop.ForAll(walks, walk => Walk(walk.Item1, walk.Item2).GetAwaiter().GetResult()));
    }

    private static async Task<bool> Walk((int Kind, int Choice)[] records, (int Move, int Choice)[] moves)
    {
        using var storage = new SqliteStorage();
        var checkpoint = await storage.CreateAsync(Keeping.Everything, TimeProvider.System);
        var staging = await new Staging(checkpoint).OpenAsync();
        var staged = records.Select((record, number) => new ModelRecord(Stage(staging, records, number))).ToList();
        foreach (var record in staged)
            record.Parents.AddRange(record.Mapped.References.Select(reference => staged.Find(parent => parent.Mapped.Key == reference.Key)!).Distinct());
        await staging.StageAsync([.. staged.Select(record => record.Mapped)]);
        await staging.SealAsync();

        var model = new CheckpointModel(
            [.. staged.OrderBy(record => Array.IndexOf(Streams, record.Mapped.Stream)).ThenBy(record => record.Mapped.Ordinal)]);
        model.Follow();
        var walk = new CheckpointWalk(storage, checkpoint, model);
        try
        {
            await walk.WalkAsync(moves);
            return true;
        }
        finally
        {
            await walk.CloseAsync();
        }
    }

    /// <summary>Some rejected, some with later steps; up to two parents each, of any stream, circles and all.</summary>
    private static MappedRecord Stage(Staging staging, (int Kind, int Choice)[] records, int number)
    {
        var (kind, choice) = records[number];
        string StreamOf(int other) => Streams[records[other].Kind % Streams.Length];
        Reference To(string field, int other) => new(field, StreamOf(other), $"K{other}");

        List<Reference> references = [];
        if (choice % 3 > 0)
            references.Add(To("first", choice % records.Length));
        if (choice % 5 == 1)
            references.Add(To("second", choice / 7 % records.Length));
        return staging.Record(StreamOf(number), $"K{number}", [.. references]) with
        {
            Steps = kind % 3 == 0 ? ["mark_as_sent", "apply_credits"] : [],
            Problems = kind % 10 == 9 ? [new Problem(ProblemStage.Mapping, "required", "It is missing.")] : [],
        };
    }
}
