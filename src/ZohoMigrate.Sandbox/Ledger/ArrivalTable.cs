using System.Globalization;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Sandbox.Faults;
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
    private readonly SqliteCommand _strike;

    public ArrivalTable(SandboxDatabase database)
    {
        _database = database;
        _insert = database.Prepare(
            """
            INSERT INTO arrival (sequence, utc, moment, timestamp, method, path, api, module, operation, in_process, refusal)
            VALUES ($sequence, $utc, $moment, $timestamp, $method, $path, $api, $module, $operation, $in_process, $refusal)
            """,
            "$sequence", "$utc", "$moment", "$timestamp", "$method", "$path", "$api", "$module", "$operation", "$in_process", "$refusal");
        _end = database.Prepare(
            """
            UPDATE arrival SET status = $status, code = $code, committed = $committed, natural_key = $natural_key,
                record_id = $record_id, email = $email, ended = $ended
            WHERE sequence = $sequence
            """,
            "$status", "$code", "$committed", "$natural_key", "$record_id", "$email", "$ended", "$sequence");
        _strike = database.Prepare("INSERT INTO strike (sequence, fault) VALUES ($sequence, $fault)", "$sequence", "$fault");
    }

    public long LastSequence() => Convert.ToInt64(_database.Scalar("SELECT ifnull(max(sequence), 0) FROM arrival"), CultureInfo.InvariantCulture);

    /// <summary>When the last one came; long ago where there is none.</summary>
    public long LastMoment() => Convert.ToInt64(_database.Scalar("SELECT ifnull(max(moment), 0) FROM arrival"), CultureInfo.InvariantCulture);

    /// <summary>How many requests there were to the product, or how many token calls.</summary>
    public long Count(bool api) => Convert.ToInt64(_database.Scalar("SELECT count(*) FROM arrival WHERE api = $p0", api), CultureInfo.InvariantCulture);

    public void Begin(Arrival arrival)
    {
        _insert.Run(
            arrival.Sequence, arrival.Utc.ToString("O", CultureInfo.InvariantCulture), arrival.Moment, arrival.Timestamp, arrival.Method, arrival.Path,
            arrival.Target is not null, arrival.Target?.Module, arrival.Target?.Operation, arrival.InProcess, Name(arrival.Refusal));
        if (arrival.Fault != Fault.None)
            Struck(arrival.Sequence, arrival.Fault);
    }

    /// <summary>Notes that a fault struck an arrival.</summary>
    public void Struck(long sequence, Fault fault) => _strike.Run(sequence, FaultTable.Of(fault).Name);

    /// <param name="sequence">The arrival's.</param>
    /// <param name="end">What came of it.</param>
    /// <param name="moment">When that was, which may be later than any answer.</param>
    public void End(long sequence, ArrivalEnd end, long moment) =>
        _end.Run(end.Status, end.Code, end.Committed, end.NaturalKey, end.RecordId, end.Email, moment, sequence);

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
        _strike.Dispose();
    }

    private static string? Name(LimitRefusal refusal) => refusal switch
    {
        LimitRefusal.None => null,
        LimitRefusal.Locked => "locked",
        LimitRefusal.Blocked => "blocked",
        LimitRefusal.Window => "window",
        LimitRefusal.Concurrency => "concurrency",
        _ => "day",
    };
}
