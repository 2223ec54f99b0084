using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>
/// What becomes of a step that was handed out and never settled: the process died, or stops and puts it back. Decided by the attempts of
/// the request that carries it, and by nothing else (law 2):
/// <list type="table">
/// <item><term>no request</term><description>no intent was written, so no byte left: ready</description></item>
/// <item><term>the request reads, or ends in the same state however often it is sent</term><description>ready</description></item>
/// <item><term>it creates, and an attempt has no end, or ended unknown, or ended in success whose id was not settled</term>
/// <description>Zoho may have the record: parked, and never ready before it was looked for</description></item>
/// <item><term>it creates, and its last attempt ended duplicate</term><description>parked as a duplicate</description></item>
/// <item><term>it creates, and all ended transient, throttled, out of quota, token expired, run stopper, refused or missing parent</term>
/// <description>nothing was made: ready; asking again costs one call and gives the message again</description></item>
/// </list>
/// Where the answer spoke of each record of a call, its word for this one stands for the attempt's.
/// The records of a job that Zoho was asked for stay planned: the next process goes on asking after it.
/// A later step that creates and may have been processed cannot be looked for: it is undecided.
/// </summary>
internal static class PlannedSteps
{
    private const string Attempts = """
        SELECT request.effect,
            EXISTS (
                SELECT 1 FROM attempt WHERE request = request.id
                AND (ended IS NULL OR kind IN ('unknown', 'success') AND COALESCE(item.kind, 'success') IN ('unknown', 'success'))),
            COALESCE(item.kind, (SELECT kind FROM attempt WHERE request = request.id ORDER BY number DESC LIMIT 1), '')
        FROM step JOIN request ON request.id = step.request
        LEFT JOIN request_item AS item ON item.request = step.request AND item.record = step.record AND item.step = step.ordinal
        WHERE step.record = ?1 AND step.ordinal = ?2
        """;

    /// <summary>Of all planned steps but those of jobs, as the process that held them is gone. Its open attempts end now, as unknown.</summary>
    /// <param name="database">The file.</param>
    /// <param name="now">By the run's clock: from now on it is waited for what was parked, whenever its attempt ended.</param>
    public static void ReleaseAll(Database database, DateTimeOffset now)
    {
        database.Run("UPDATE attempt SET ended = ?1, kind = 'unknown' WHERE ended IS NULL", StoredText.Of(now));
        var planned = database.Rows(
            $"SELECT record, ordinal FROM step WHERE state = 'planned' AND NOT {OpenedJobs.IsOfJob}", row => new RequestItem(row.GetInt64(0), row.GetInt32(1)));
        foreach (var item in planned)
            Release(database, item, now);
    }

    /// <summary>Of one planned step.</summary>
    public static void Release(Database database, RequestItem item, DateTimeOffset now)
    {
        var known = database.Rows(
            Attempts,
            row => (Creates: row.GetString(0) == "create", MayBeThere: row.GetBoolean(1), Last: row.GetString(2)),
            item.Record,
            item.Step).SingleOrDefault();
        if (known is { Creates: true, MayBeThere: true })
            StepChanges.Park(database, item, isDuplicate: false, StoredText.Of(now), "The process ended before the outcome was known.");
        else if (known is { Creates: true, Last: "duplicate" })
            StepChanges.Park(database, item, isDuplicate: true, StoredText.Of(now), "Zoho said the record is there already.");
        else
            StepChanges.MakeReady(database, item);
    }
}
