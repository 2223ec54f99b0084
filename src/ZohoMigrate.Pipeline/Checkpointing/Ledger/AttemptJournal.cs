using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>Writes intents before bytes leave and ends after answers came.</summary>
internal sealed class AttemptJournal(CheckpointWriter writer, long lastRequest, TimeProvider clock)
{
    private long _lastRequest = lastRequest;

    public long NextRequestId() => Interlocked.Increment(ref _lastRequest);

    public Task<long> BeginAsync(ApiRequest request, AttemptStart start, CancellationToken cancellationToken) => writer.RunAsync(
        database =>
        {
            if (AddRequest(database, request))
                AddItems(database, request);
            return database.Value<long>(
                "INSERT INTO attempt (request, number, started, boot, monotonic) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id",
                request.Id,
                start.Number,
                StoredText.Of(start.At),
                start.BootId,
                start.Monotonic.Ticks);
        },
        cancellationToken);

    public Task EndAsync(long attempt, AttemptEnd end) => writer.RunAsync(
        database =>
        {
            var ended = database.Run(
                "UPDATE attempt SET ended = ?2, kind = ?3, status = ?4, code = ?5 WHERE id = ?1 AND ended IS NULL",
                attempt,
                StoredText.Of(end.At),
                StoredText.Of(end.Kind),
                end.Status,
                end.Code);
            if (ended == 0)
                throw new InvalidOperationException($"Attempt {attempt} was not begun, or has ended already.");
            // With the end itself: a job of which only Zoho knew would make records that are looked for, found missing and sent again.
            if (end.Job is { } job)
                OpenedJobs.Add(database, attempt, job, clock.GetUtcNow());
            foreach (var (position, kind) in end.Elements.Index())
            {
                database.Run(
                    "UPDATE request_item SET kind = ?3 WHERE request = (SELECT request FROM attempt WHERE id = ?1) AND position = ?2",
                    attempt,
                    position,
                    StoredText.Of(kind));
            }
        },
        CancellationToken.None);

    public Task CountTokenCallAsync(CancellationToken cancellationToken) => writer.RunAsync(
        database => CheckpointMeta.Write(database, CheckpointMeta.Tokens, CheckpointMeta.Number(database, CheckpointMeta.Tokens) + 1),
        cancellationToken);

    private static bool AddRequest(Database database, ApiRequest request) => database.Run(
        """
        INSERT INTO request (id, operation, module, effect, purpose, cost) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (id) DO NOTHING
        """,
        request.Id,
        request.Operation.Name,
        request.Operation.Module,
        StoredText.Of(request.Operation.Effect),
        StoredText.Of(request.Purpose),
        JsonSerializer.Serialize(request.Operation.Cost, StoredText.Json)) > 0;

    private static void AddItems(Database database, ApiRequest request)
    {
        for (var position = 0; position < request.Items.Count; position++)
        {
            var (record, step) = request.Items[position];
            database.Run(
                "INSERT INTO request_item (request, position, record, step) VALUES (?1, ?2, ?3, ?4)", request.Id, position, record, step);
            if (request.Purpose == RequestPurpose.Write && !Carry(database, request, record, step))
            {
                // The last gate of law 2: no byte leaves for a step that was not handed out, whoever asks.
                throw new InvalidOperationException($"Step {step} of record {record} was not taken: its request must not be sent.");
            }
        }
    }

    // What is in doubt is not made again; what ends in the same state however often it is sent may go.
    private static bool Carry(Database database, ApiRequest request, long record, int step) => database.Run(
        """
        UPDATE step SET request = ?3 WHERE record = ?1 AND ordinal = ?2 AND state = 'planned'
            AND NOT (?4 AND EXISTS (SELECT 1 FROM doubt WHERE doubt.record = ?1))
        """,
        record,
        step,
        request.Id,
        step == 0 || request.Operation.Effect == Effect.Create ? 1 : 0) == 1;
}
