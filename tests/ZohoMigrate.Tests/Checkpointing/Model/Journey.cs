using FsCheck;
using FsCheck.Fluent;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing.Model;

/// <summary>Any records, and what happens to them.</summary>
/// <param name="Records">What <see cref="CheckpointModelTests"/> makes records of.</param>
/// <param name="Moves">In order.</param>
internal sealed record Journey(IReadOnlyList<(int Kind, int Choice)> Records, IReadOnlyList<Move> Moves)
{
    private static readonly MoveKind[] Kinds =
    [
        .. Enumerable.Repeat(MoveKind.Take, 5), .. Enumerable.Repeat(MoveKind.Send, 7), .. Enumerable.Repeat(MoveKind.Arrive, 3),
        .. Enumerable.Repeat(MoveKind.Answer, 7), .. Enumerable.Repeat(MoveKind.Settle, 6), .. Enumerable.Repeat(MoveKind.Look, 6),
        .. Enumerable.Repeat(MoveKind.Wait, 4), .. Enum.GetValues<MoveKind>(),
    ];

    private static readonly ReplyKind[] Replies =
        [.. Enumerable.Repeat(ReplyKind.Success, 6), .. Enumerable.Repeat(ReplyKind.Unknown, 6), .. Enum.GetValues<ReplyKind>()];

    private static readonly Gen<Move> AnyMove =
        from kind in Gen.Elements(Kinds)
        from choice in Gen.Choose(0, 5039)
        from reply in Gen.Elements(Replies)
        select new Move(kind, choice, reply);

    public static Arbitrary<Journey> Any { get; } = Arb.From(
        from count in Gen.Choose(1, 8)
        from records in Gen.Choose(0, 5039).Two().ArrayOf(count)
        from length in Gen.Choose(5, 45)
        from moves in AnyMove.ArrayOf(length)
        select new Journey([.. records.Select(record => (record.Item1, record.Item2))], moves),
        Simpler);

    public override string ToString() => $"{Records.Count} records: {string.Join(", ", Moves)}";

    // Ever fewer moves, then ever fewer records: of what still fails the shortest is shown.
    private static IEnumerable<Journey> Simpler(Journey journey)
    {
        for (var cut = journey.Moves.Count; cut > 0; cut /= 2)
        {
            for (var from = 0; from < journey.Moves.Count; from += cut)
                yield return journey with { Moves = [.. journey.Moves.Take(from), .. journey.Moves.Skip(from + cut)] };
        }

        if (journey.Records.Count > 1)
            yield return journey with { Records = [.. journey.Records.SkipLast(1)] };
        if (journey.Moves.Any(move => move.Choice > 0))
            yield return journey with { Moves = [.. journey.Moves.Select(move => move with { Choice = 0 })] };
    }
}
