namespace ZohoMigrate.Catalog;

/// <summary>
/// How a product takes many records of one module as a file: it is uploaded, a job is asked for that reads it, and in the end there is a file that
/// says of each row what became of it (reference/zoho-crm.md §10). A job makes its records long after it was asked for.
/// </summary>
public sealed record BulkSpec
{
    /// <summary>The name of the call that asks for a job, in every product: the checkpoint knows by it what may still be made when its answer is lost.</summary>
    public const string JobName = "bulk_write";

    /// <summary>Most rows of a job.</summary>
    public int Most { get; init; }

    /// <summary>Most columns of its file.</summary>
    public int MostColumns { get; init; }

    /// <summary>Most bytes of the file as it is uploaded.</summary>
    public int MostBytes { get; init; }

    /// <summary>How dates are written in it, in the product's own words; without them it reads American ones.</summary>
    public string DateFormat { get; init; } = "";

    /// <summary>Fields that a file cannot hold, besides lists and moments: a record that has one of them goes by itself.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>How often a job is asked after, as plans reckon it.</summary>
    public int Askings { get; init; }

    /// <summary>Takes the file.</summary>
    public OperationSpec Upload { get; init; } = new();

    /// <summary>The member of the upload's answer that names the file.</summary>
    public string File { get; init; } = "";

    /// <summary>Asks for a job.</summary>
    public OperationSpec Job { get; init; } = new();

    /// <summary>Says how far a job is.</summary>
    public OperationSpec Standing { get; init; } = new();

    /// <summary>Gives the file that says what became of each row, from where the job's standing says that it is.</summary>
    public OperationSpec Result { get; init; } = new();

    /// <summary>All its calls.</summary>
    public IReadOnlyList<OperationSpec> Operations => [Upload, Job, Standing, Result];

    /// <summary>What one job takes of a lane, all its calls together.</summary>
    public long CostIn(string lane) =>
        Upload.Cost.GetValueOrDefault(lane) + Job.Cost.GetValueOrDefault(lane) + ((long)Askings * Standing.Cost.GetValueOrDefault(lane)) + Result.Cost.GetValueOrDefault(lane);
}
