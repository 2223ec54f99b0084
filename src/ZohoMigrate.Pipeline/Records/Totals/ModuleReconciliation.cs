namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>One module of the source held against Zoho's list of it.</summary>
/// <param name="Module">"books.invoices".</param>
/// <param name="NotComparable">Why the list could not be read whole; then what follows is of the source alone. Null when it was.</param>
/// <param name="Records">Records in the source, all streams of the module.</param>
/// <param name="States">State in kebab case → records; the states nobody is in are left out.</param>
/// <param name="Expected">Those that should be at Zoho: created, recovered, updated, matched, unchanged.</param>
/// <param name="Found">Those of them that Zoho's list shows, by id.</param>
/// <param name="Twice">Records of others that have the natural key of one of ours (law 2).</param>
/// <param name="Others">Records that are not of this run; they are not held against it.</param>
/// <param name="Money">The totals; null where the module has none.</param>
public sealed record ModuleReconciliation(
    string Module,
    string? NotComparable,
    long Records,
    IReadOnlyDictionary<string, long> States,
    long Expected,
    long Found,
    long Twice,
    long Others,
    MoneyReconciliation? Money)
{
    /// <summary>
    /// Those of <see cref="Others"/> that could be second copies of ours: without a marker where Zoho keeps nothing unique, and the same
    /// in all that identifies one. Not known to be any, but nothing is called equal.
    /// </summary>
    public long MaybeTwice { get; init; }

    /// <summary>Ours of which the source makes something else since they were sent: it is not known to be at Zoho, be the total the same.</summary>
    public long ChangedAfterDelivery { get; init; }

    /// <summary>Those that should be at Zoho and are not in its list.</summary>
    public long Missing => NotComparable is null ? Expected - Found : 0;

    /// <summary>Whether everything in the source, but for what the user left out, is at Zoho, once, and to the cent.</summary>
    public bool Equal =>
        NotComparable is null
        && Records - States.GetValueOrDefault("skipped") == Found
        && Twice == 0
        && MaybeTwice == 0
        && ChangedAfterDelivery == 0
        && (Money is null or { IsEqual: true });
}
