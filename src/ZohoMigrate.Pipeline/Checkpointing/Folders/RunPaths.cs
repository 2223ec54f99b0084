using System.Globalization;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>Where things are in a run folder (docs: "The run folder"). All but the checkpoint can be made again from it.</summary>
/// <param name="Folder">The run folder, by its full path or as the user named it.</param>
public sealed record RunPaths(string Folder)
{
    internal const string QuotaRequestName = "quota-request.txt";
    internal const string ReconciliationName = "reconcile.csv";

    public string Checkpoint => In("checkpoint.db");

    /// <summary>The next checkpoint while it is being made; whoever finds one finds it unfinished.</summary>
    public string NewCheckpoint => In("checkpoint.new.db");

    public string Lock => In("checkpoint.lock");

    public string Errors => In("errors");

    /// <summary>Where files of the error report go that were changed and not given back; counted from 1.</summary>
    public string Edited(int number) => Path.Combine(Errors, string.Create(CultureInfo.InvariantCulture, $"edited-{number}"));

    public string Delivered => In("delivered");

    public string Problems => In("problems.jsonl");

    public string Summary => In("summary.json");

    public string Report => In("report.html");

    /// <summary>What differed when Zoho was last held against the source.</summary>
    public string Reconciliation => In(ReconciliationName);

    /// <summary>The mail that asks Zoho for more calls a day, where a run takes more than one.</summary>
    public string QuotaRequest => In(QuotaRequestName);

    public string Log => In("run.log");

    /// <summary>The in-process sandbox's memory, where that was the target.</summary>
    public string Sandbox => In("sandbox.db");

    /// <summary>The limits of the in-process sandbox, and the organisations it has been.</summary>
    public string State => In("state");

    /// <summary>The faulty rows of a file, as one stream reads it.</summary>
    public string ErrorRows(SourceFile file) => Path.Combine(Errors, SourceNames.ErrorFile(file));

    /// <summary>What the checkpoint was before changed sources were accepted at that time (UTC).</summary>
    public string CheckpointBefore(DateTimeOffset at) =>
        In(string.Create(CultureInfo.InvariantCulture, $"checkpoint.before-{at.UtcDateTime:yyyy-MM-ddTHH-mm-ss-fff}.db"));

    public string DeliveredRows(string stream) => Path.Combine(Delivered, $"{stream}.csv");

    private string In(string name) => Path.Combine(Folder, name);
}
