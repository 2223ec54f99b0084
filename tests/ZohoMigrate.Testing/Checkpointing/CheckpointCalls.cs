using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Testing.Checkpointing;

/// <summary>What a delivery does to a checkpoint, without the delivery.</summary>
public static class CheckpointCalls
{
    public static DateTimeOffset Noon { get; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static OperationSpec Create { get; } = Operation("create", Effect.Create);

    public static OperationSpec MarkAsSent { get; } = Operation("mark_as_sent", Effect.Idempotent);

    public static OperationSpec List { get; } = Operation("list", Effect.Read);

    public static async Task<ReadyStep> TakeOneAsync(this ICheckpoint checkpoint) =>
        (await checkpoint.TakeReadyAsync(1, CancellationToken.None)).Single();

    /// <summary>Writes the intent of a request of its own for the step.</summary>
    public static async Task<long> BeginAsync(this ICheckpoint checkpoint, RequestItem item, OperationSpec? operation = null) =>
        await checkpoint.BeginAsync(Request(checkpoint, operation ?? Create, item), Start(1), CancellationToken.None);

    public static ApiRequest Request(ICheckpoint checkpoint, OperationSpec operation, params RequestItem[] items) =>
        new(checkpoint.NextRequestId(), operation) { Items = items };

    public static AttemptStart Start(int number) => new(number, Noon, "boot", TimeSpan.FromSeconds(number));

    public static AttemptEnd End(ReplyKind kind) => new(Noon.AddSeconds(1), kind, kind == ReplyKind.Unknown ? null : 200, "0");

    /// <summary>Begin, end and settle, as when all goes well.</summary>
    public static async Task DeliverAsync(this ICheckpoint checkpoint, RequestItem item, string zohoId)
    {
        await checkpoint.EndAsync(await checkpoint.BeginAsync(item), End(ReplyKind.Success));
        await checkpoint.SettleAsync([new Settled(item, RecordState.Created, zohoId)]);
    }

    public static async Task<long> CountAsync(this ICheckpoint checkpoint, StepState state) =>
        (await checkpoint.CountStepsAsync(CancellationToken.None)).GetValueOrDefault(state);

    public static async Task<StreamAccount> AccountAsync(this ICheckpoint checkpoint, string stream) =>
        (await checkpoint.ReadStreamsAsync(CancellationToken.None)).Single(account => account.Stream.Name == stream);

    private static OperationSpec Operation(string name, Effect effect) => new()
    {
        Name = name,
        Product = "books",
        Module = "books.contacts",
        Effect = effect,
        Cost = new Dictionary<string, int>(StringComparer.Ordinal) { ["organization"] = 1 },
    };
}
