namespace ZohoMigrate.Pipeline.Records;

/// <summary>The questions set rules ask of everything that is staged, and the one thing they may do about it.</summary>
public interface IStagedRecords
{
    /// <summary>Groups of records of one stream that share a key, rejected ones included, empty keys left out; in file order.</summary>
    IAsyncEnumerable<IReadOnlyList<StagedIdentity>> DuplicateKeysAsync(CancellationToken cancellationToken);

    /// <summary>Groups of records not rejected so far, of any stream, that share a module and a natural key; in order of delivery.</summary>
    IAsyncEnumerable<IReadOnlyList<StagedIdentity>> DuplicateNaturalKeysAsync(CancellationToken cancellationToken);

    /// <summary>References of records not rejected so far to a (stream, key) that no staged record has, rejected ones included.</summary>
    IAsyncEnumerable<DanglingReference> DanglingReferencesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// What records not rejected so far apply to others not rejected, beyond those records' totals: of each, the first amount in order of
    /// delivery that does not fit, and every later one. Records whose total is not known take any amount.
    /// </summary>
    IAsyncEnumerable<StagedAmount> AppliedBeyondTotalAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Amounts of records not rejected so far that are the total of another one, not rejected, whose total is not known, or 0 or less; of
    /// several that are the same total, the first.
    /// </summary>
    IAsyncEnumerable<StagedAmount> TotalsOfNoUseAsync(CancellationToken cancellationToken);

    /// <summary>Adds problems to staged records; an error rejects its record.</summary>
    Task RejectAsync(IReadOnlyList<StagedProblem> problems, CancellationToken cancellationToken);
}

/// <summary>A staged record, as a message names it.</summary>
/// <param name="Record">Its id in the checkpoint.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Key">Its key.</param>
/// <param name="File">The file of its header row.</param>
/// <param name="Line">The line its header row begins on.</param>
public sealed record StagedIdentity(long Record, string Stream, string Key, string File, long Line);

/// <summary>A reference that leads nowhere.</summary>
public sealed record DanglingReference(StagedIdentity Child, Reference Reference);

/// <summary>An amount that one record has to do with another.</summary>
/// <param name="Child">The record it stands in.</param>
/// <param name="Field">The field of the reference, as a path.</param>
/// <param name="Parent">The record it is applied to, or taken from.</param>
public sealed record StagedAmount(StagedIdentity Child, string Field, StagedIdentity Parent);

/// <summary>A problem of a staged record.</summary>
public sealed record StagedProblem(long Record, Problem Problem);
