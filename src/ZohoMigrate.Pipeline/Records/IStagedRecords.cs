using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>The questions set rules ask of records beside each other, and the one thing they may do about it.</summary>
public interface IRecordSet
{
    /// <summary>Groups of records of one stream that share a key, rejected ones included, empty keys left out; in file order.</summary>
    IAsyncEnumerable<IReadOnlyList<StagedIdentity>> DuplicateKeysAsync(CancellationToken cancellationToken);

    /// <summary>Groups of records not rejected so far, of any stream, that share a module and a natural key; in order of delivery.</summary>
    IAsyncEnumerable<IReadOnlyList<StagedIdentity>> DuplicateNaturalKeysAsync(CancellationToken cancellationToken);

    /// <summary>Groups of records not rejected so far, of either module, that share a natural key; in order of delivery.</summary>
    IAsyncEnumerable<IReadOnlyList<StagedIdentity>> SharedNaturalKeysAsync(string module, string other, CancellationToken cancellationToken);

    /// <summary>Groups of records not rejected so far, of any stream, of one module, that share the value of a field; in order of delivery.</summary>
    IAsyncEnumerable<IReadOnlyList<StagedIdentity>> DuplicateValuesAsync(string module, string field, CancellationToken cancellationToken);

    /// <summary>
    /// References, rejected records' too, to a (stream, key) that no staged record has, not even a rejected one; of each record's, those that
    /// want an id come first.
    /// </summary>
    IAsyncEnumerable<DanglingReference> DanglingReferencesAsync(CancellationToken cancellationToken);

    /// <summary>Adds problems to staged records; an error rejects its record.</summary>
    Task RejectAsync(IReadOnlyList<StagedProblem> problems, CancellationToken cancellationToken);
}

/// <summary>Everything that is staged: set rules ask of it as well what records are beside those they refer to.</summary>
public interface IStagedRecords : IRecordSet
{
    /// <summary>Pending records and the parents, not rejected, that have another value than they in the field they must share.</summary>
    IAsyncEnumerable<StagedReference> DisagreeingAsync(Agreement agreement, CancellationToken cancellationToken);

    /// <summary>Amounts of pending records that are the total of another one, not rejected, whose total is not known, or 0 or less.</summary>
    IAsyncEnumerable<StagedReference> TotalsOfNoUseAsync(CancellationToken cancellationToken);

    /// <summary>
    /// What records not rejected so far apply to others not rejected, beyond those records' totals: of each, the first amount that does not
    /// fit and every later one, in order of delivery, but that what is pending comes last. Records whose total is not known take any amount.
    /// </summary>
    IAsyncEnumerable<StagedReference> AppliedBeyondTotalAsync(CancellationToken cancellationToken);
}

/// <summary>A staged record, as a message names it.</summary>
/// <param name="Record">Its id in the checkpoint.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Key">Its key.</param>
/// <param name="File">The file of its header row.</param>
/// <param name="Line">The line its header row begins on.</param>
public sealed record StagedIdentity(long Record, string Stream, string Key, string File, long Line)
{
    /// <summary>Zoho's id, where it is at Zoho; told of records that share a value.</summary>
    public string? ZohoId { get; init; }
}

/// <summary>A reference that leads nowhere.</summary>
public sealed record DanglingReference(StagedIdentity Child, Reference Reference)
{
    /// <summary>Where its field is in the n-th element of a list: the n-th line of its record, if there is one.</summary>
    public StagedLine? Line { get; init; }
}

/// <summary>A line of a staged record, as a message names it.</summary>
/// <param name="Row"><see cref="SourceRow.Id"/>.</param>
/// <param name="File">Its file.</param>
/// <param name="Line">The line of the file it begins on.</param>
public sealed record StagedLine(string Row, string File, long Line);

/// <summary>A reference between two staged records with which something is wrong.</summary>
/// <param name="Child">The record it stands in.</param>
/// <param name="Field">Its field, as a path.</param>
/// <param name="Parent">The record it leads to.</param>
public sealed record StagedReference(StagedIdentity Child, string Field, StagedIdentity Parent);

/// <summary>A problem of a staged record.</summary>
public sealed record StagedProblem(long Record, Problem Problem);
