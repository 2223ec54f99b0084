using System.Text.Json.Nodes;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>
/// A job. Its rows are judged and written when it is made, in one transaction with its ledger row; lists see each of them only when the job
/// would have come to it by the clock, one after another between beginning and end.
/// </summary>
internal sealed record BulkJob
{
    // Results are kept for about a week (reference/zoho-crm.md §10).
    private static readonly TimeSpan ResultKept = TimeSpan.FromDays(7);

    public required string Id { get; init; }

    /// <summary>The moment its first row's turn comes.</summary>
    public required long Begins { get; init; }

    /// <summary>The moment it is done.</summary>
    public required long Ends { get; init; }

    public required int Rows { get; init; }

    /// <summary>Whether it ends with its later rows unprocessed.</summary>
    public required bool Died { get; init; }

    /// <summary>What was asked, as its details tell it again.</summary>
    public required JsonObject Json { get; init; }

    public string StatusAt(long moment) =>
        moment >= Ends ? (Died ? "FAILED" : "COMPLETED") : moment >= Begins ? "INPROGRESS" : "ADDED";

    /// <summary>How many rows have had their turn.</summary>
    public int DoneAt(long moment) => moment >= Ends ? Rows : moment < Begins ? 0 : (int)(Rows * (double)(moment - Begins) / (Ends - Begins));

    /// <summary>The moment of a row's turn.</summary>
    public long TurnOf(int position) => Begins + (long)((Ends - Begins) * ((position + 1) / (double)Rows));

    public bool HasResultAt(long moment) => moment >= Ends && moment < Ends + ResultKept.Ticks;
}
