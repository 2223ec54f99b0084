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
    private static readonly Dictionary<LimitRefusal, string> Refusals = new()
    {
        [LimitRefusal.Locked] = "locked",
        [LimitRefusal.Blocked] = "blocked",
        [LimitRefusal.Window] = "window",
        [LimitRefusal.Concurrency] = "concurrency",
        [LimitRefusal.SubConcurrency] = "sub-concurrency",
        [LimitRefusal.Day] = "day",
    };

    private readonly SandboxDatabase _database;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _end;
    private readonly SqliteCommand _item;
    private readonly SqliteCommand _strike;

    public ArrivalTable(SandboxDatabase database)
    {
        _database = database;
        _insert = database.Prepare(
            """
            INSERT INTO arrival (sequence, utc, moment, timestamp, method, path, product, credits, module, operation, in_process, refusal)
            VALUES ($sequence, $utc, $moment, $timestamp, $method, $path, $product, $credits, $module, $operation, $in_process, $refusal)
            """,
            "$sequence", "$utc", "$moment", "$timestamp", "$method", "$path", "$product", "$credits", "$module", "$operation", "$in_process", "$refusal");
        _end = database.Prepare(
            """
            UPDATE arrival SET status = $status, code = $code, committed = $committed, email = $email, automation = $automation, ended = $ended,
                module = ifnull($module, module) WHERE sequence = $sequence
            """,
            "$status", "$code", "$committed", "$email", "$automation", "$ended", "$module", "$sequence");
        _item = database.Prepare(
            "INSERT INTO arrival_item (sequence, position, natural_key, record_id, committed) VALUES ($sequence, $position, $natural_key, $record_id, $committed)",
            "$sequence", "$position", "$natural_key", "$record_id", "$committed");
        _strike = database.Prepare("INSERT INTO strike (sequence, fault) VALUES ($sequence, $fault)", "$sequence", "$fault");
    }

    public long LastSequence() => Convert.ToInt64(_database.Scalar("SELECT ifnull(max(sequence), 0) FROM arrival"), CultureInfo.InvariantCulture);

    /// <summary>When the last one came; long ago where there is none.</summary>
    public long LastMoment() => Convert.ToInt64(_database.Scalar("SELECT ifnull(max(moment), 0) FROM arrival"), CultureInfo.InvariantCulture);

    /// <summary>How many requests there were to products, or how many token calls.</summary>
    public long Count(bool api) =>
        Convert.ToInt64(_database.Scalar("SELECT count(*) FROM arrival WHERE (product IS NOT NULL) = $p0", api), CultureInfo.InvariantCulture);

    public void Begin(Arrival arrival)
    {
        _insert.Run(
            arrival.Sequence, arrival.Utc.ToString("O", CultureInfo.InvariantCulture), arrival.Moment, arrival.Timestamp, arrival.Method, arrival.Path,
            arrival.Product, arrival.Cost.Credits, arrival.Target?.Module, arrival.Target?.Operation, arrival.InProcess, Name(arrival.Refusal));
        if (arrival.Fault != Fault.None)
            Struck(arrival.Sequence, arrival.Fault);
    }

    /// <summary>Notes that a fault struck an arrival.</summary>
    public void Struck(long sequence, Fault fault) => _strike.Run(sequence, FaultTable.Of(fault).Name);

    /// <param name="sequence">The arrival's.</param>
    /// <param name="end">What came of it.</param>
    /// <param name="moment">When that was, which may be later than any answer.</param>
    public void End(long sequence, ArrivalEnd end, long moment)
    {
        _end.Run(end.Status, end.Code, end.Committed, end.Email, end.Automation, moment, end.Module, sequence);
        foreach (var (position, item) in end.Items.Index())
            _item.Run(sequence, position, item.NaturalKey, item.RecordId, item.Committed);
    }

    /// <summary>A product's arrivals since a moment, oldest first.</summary>
    public IEnumerable<PastArrival> Since(string product, long moment) => _database.Rows(
        "SELECT moment, refusal, credits, method, path FROM arrival WHERE product = $p0 AND moment > $p1 ORDER BY moment",
        row => new PastArrival(row.GetInt64(0), row.IsDBNull(1) ? LimitRefusal.None : Refusals.First(refusal => refusal.Value == row.GetString(1)).Key, row.GetInt32(2)) { Method = row.GetString(3), Path = row.GetString(4) },
        product,
        moment);

    /// <summary>How many tokens were given out since a moment.</summary>
    public long TokensSince(long moment) => Convert.ToInt64(
        _database.Scalar("SELECT count(*) FROM arrival WHERE product IS NULL AND committed AND moment > $p0", moment), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _insert.Dispose();
        _end.Dispose();
        _item.Dispose();
        _strike.Dispose();
    }

    private static string? Name(LimitRefusal refusal) => Refusals.GetValueOrDefault(refusal);
}
