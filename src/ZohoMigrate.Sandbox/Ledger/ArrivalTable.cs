using System.Globalization;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Sandbox.Limits;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Ledger;

/// <summary>
/// The durable ledger. A row is written when its request arrives and completed in the transaction of what the request does,
/// so a row without status is a request nobody got an answer to. Callers hold the sandbox's lock.
/// </summary>
internal sealed class ArrivalTable : IDisposable
{
    private readonly SandboxDatabase _database;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _end;

    public ArrivalTable(SandboxDatabase database)
    {
        _database = database;
        _insert = database.Prepare(
            """
            INSERT INTO arrival (sequence, utc, moment, timestamp, method, path, api, module, operation, in_process, refusal, fault)
            VALUES ($sequence, $utc, $moment, $timestamp, $method, $path, $api, $module, $operation, $in_process, $refusal, $fault)
            """,
            "$sequence", "$utc", "$moment", "$timestamp", "$method", "$path", "$api", "$module", "$operation", "$in_process", "$refusal",
            "$fault");
        _end = database.Prepare(
            """
            UPDATE arrival SET status = $status, code = $code, committed = $committed, natural_key = $natural_key,
                record_id = $record_id, email = $email
            WHERE sequence = $sequence
            """,
            "$status", "$code", "$committed", "$natural_key", "$record_id", "$email", "$sequence");
    }

    public long LastSequence() => Convert.ToInt64(_database.Scalar("SELECT ifnull(max(sequence), 0) FROM arrival"), CultureInfo.InvariantCulture);

    /// <summary>When the last one came; long ago where there is none.</summary>
    public long LastMoment() => Convert.ToInt64(_database.Scalar("SELECT ifnull(max(moment), 0) FROM arrival"), CultureInfo.InvariantCulture);

    public void Begin(Arrival arrival) => _insert.Run(
        arrival.Sequence, arrival.Utc.ToString("O", CultureInfo.InvariantCulture), arrival.Moment, arrival.Timestamp, arrival.Method, arrival.Path,
        arrival.Target is not null, arrival.Target?.Module, arrival.Target?.Operation, arrival.InProcess, Name(arrival.Refusal), Name(arrival.Fault));

    public void End(long sequence, ArrivalEnd end) =>
        _end.Run(end.Status, end.Code, end.Committed, end.NaturalKey, end.RecordId, end.Email, sequence);

    /// <summary>The product's arrivals since a moment, oldest first.</summary>
    public IEnumerable<(long Moment, bool BrokeWindow)> Since(long moment) => _database.Rows(
        "SELECT moment, ifnull(refusal = 'window', 0) FROM arrival WHERE api AND moment > $p0 ORDER BY moment",
        row => (row.GetInt64(0), row.GetBoolean(1)),
        moment);

    /// <summary>How many tokens were given out since a moment.</summary>
    public long TokensSince(long moment) => Convert.ToInt64(
        _database.Scalar("SELECT count(*) FROM arrival WHERE NOT api AND committed AND moment > $p0", moment), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _insert.Dispose();
        _end.Dispose();
    }

    private static string? Name(LimitRefusal refusal) => refusal switch
    {
        LimitRefusal.None => null,
        LimitRefusal.Blocked => "blocked",
        LimitRefusal.Window => "window",
        LimitRefusal.Concurrency => "concurrency",
        _ => "day",
    };

    private static string? Name(Faults.Fault fault) => fault switch
    {
        Faults.Fault.None => null,
        Faults.Fault.Drop => "drop",
        Faults.Fault.CommitDrop => "commit-drop",
        Faults.Fault.Error500 => "500",
        _ => "commit-500",
    };
}
