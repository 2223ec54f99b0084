namespace ZohoMigrate.Sandbox;

/// <summary>What goes wrong on purpose. Each share is of the requests that the limits let through, between 0 and 1.</summary>
public sealed record SandboxFaults
{
    public static SandboxFaults None { get; } = new();

    /// <summary>Share whose connection is aborted before anything is done.</summary>
    public double Drop { get; init; }

    /// <summary>Share that is done and committed, and whose connection is then aborted.</summary>
    public double CommitDrop { get; init; }

    /// <summary>Share answered HTTP 500 with nothing done.</summary>
    public double Error500 { get; init; }

    /// <summary>Share that is done and committed, and then answered HTTP 500.</summary>
    public double CommitError500 { get; init; }

    /// <summary>Share of the creates whose record is committed but not seen by get and list for <see cref="Lag"/>.</summary>
    public double LagShare { get; init; }

    /// <summary>How long a lagging record stays unseen.</summary>
    public TimeSpan Lag { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A field that every create takes and drops without a word, as Zoho does with some (reference/zoho-books.md §3.3): <c>notes</c>, or
    /// <c>line_items.description</c>. Empty = none.
    /// </summary>
    public string DropField { get; init; } = "";

    /// <summary>The same seed gives the n-th arrival of a ledger the same fault.</summary>
    public int Seed { get; init; }

    /// <summary>Reads <c>drop=0.05,commit-drop=0.05,500=0.05,commit-500=0.05,lag=0.05@00:00:02,drop-field=notes,seed=7</c>, any part of it in any order.</summary>
    /// <exception cref="SandboxException">A name or a number is not understood, or the shares are more than everything.</exception>
    public static SandboxFaults Parse(string text) => SandboxFaultsParser.Parse(text);
}
