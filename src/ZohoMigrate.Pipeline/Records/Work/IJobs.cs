using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>
/// Knows the jobs that make records. That Zoho was asked for one, and what it calls it, is durable with the end of the attempt that asked
/// (<see cref="AttemptEnd.Job"/>); from then on until its records are settled they are neither unknown nor ready, whatever dies.
/// </summary>
public interface IJobs
{
    /// <summary>The jobs of which records are not settled, in the order they were asked for.</summary>
    Task<IReadOnlyList<OpenJob>> ReadOpenJobsAsync(CancellationToken cancellationToken);

    /// <summary>Steps that were taken, once more, with their records as they are to be sent; in the order given.</summary>
    Task<IReadOnlyList<ReadyStep>> ReadTakenAsync(IReadOnlyList<JobItem> items, CancellationToken cancellationToken);

    /// <summary>Those records of a job that are not settled.</summary>
    Task<IReadOnlyList<JobRow>> ReadJobAsync(OpenJob job, string markerField, CancellationToken cancellationToken);

    /// <summary>
    /// Writes what was heard last of a job: what its result says of its records, by their position, stands for the word of the attempt that asked for it.
    /// Durable before it returns. Not cancellable: what is known must not be lost.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="ended">When Zoho said that it is over, by the run's clock; null where it did not: then it may still make records.</param>
    /// <param name="words">Position → what became of the record.</param>
    Task HearAsync(OpenJob job, DateTimeOffset? ended, IReadOnlyList<(int Position, ReplyKind Kind)> words);
}
