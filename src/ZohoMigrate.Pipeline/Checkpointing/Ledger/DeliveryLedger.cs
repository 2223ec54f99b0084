using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>What is on its way, and what became of it.</summary>
internal sealed class DeliveryLedger(CheckpointWriter writer, CheckpointFile file, TimeProvider time)
{
    private readonly Settlement _settlement = new(time);

    public Task SettleAsync(IReadOnlyList<Outcome> outcomes) => writer.RunAsync(
        database =>
        {
            foreach (var outcome in outcomes)
                _settlement.Apply(database, outcome);
        },
        CancellationToken.None);

    public IReadOnlyList<RefusedStep>? ReadRefused(string stream)
    {
        using var database = file.OpenForReading();
        var isAtZoho = database.Value<long>(
            """
            SELECT EXISTS (SELECT 1 FROM stream JOIN record ON record.stream = stream.ordinal AND record.zoho_id IS NOT NULL WHERE stream.name = ?1)
            """,
            stream);
        if (isAtZoho == 1)
            return null;
        return database.Rows(
            """
            SELECT record.id, problem.code, problem.message, problem.field FROM stream
            JOIN record ON record.stream = stream.ordinal AND record.state = 'refused'
            JOIN problem ON problem.record = record.id AND problem.step = 0
            WHERE stream.name = ?1
            """,
            row => new RefusedStep(
                new RequestItem(row.GetInt64(0), 0),
                new Problem(ProblemStage.Delivery, row.GetString(1), row.GetString(2)) { Field = row.IsDBNull(3) ? null : row.GetString(3) }),
            stream);
    }

    public IReadOnlyDictionary<StepState, long> CountSteps()
    {
        using var database = file.OpenForReading();
        return database
            .Rows("SELECT state, COUNT(*) FROM step GROUP BY state", row => (StoredText.Parse<StepState>(row.GetString(0)), row.GetInt64(1)))
            .ToDictionary();
    }

    /// <summary>
    /// Blocks those that wait in a circle, and what waits for them. What waits for a record a person must decide is spared, and goes on waiting.
    /// </summary>
    public Task BlockWaitingAsync(Problem problem, CancellationToken cancellationToken) => writer.RunAsync(
        database =>
        {
            foreach (var record in WaitingRecords.Read(database).InCircles())
            {
                database.Run("INSERT INTO doomed (id) VALUES (?1)", record);
                ProblemWriting.Add(database, record, problem);
            }

            BlockedChildren.Close(database);
        },
        cancellationToken);
}
