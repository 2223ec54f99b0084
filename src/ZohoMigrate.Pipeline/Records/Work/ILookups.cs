namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>What records that may be sent take of records the organisation has. None of them is sent before all of it was looked up.</summary>
public interface ILookups
{
    /// <summary>The values that must still be looked up, by list; those found once are not asked for again.</summary>
    Task<IReadOnlyList<(LookupList List, string Value)>> ReadSoughtAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes down what was found, and blocks the records that name what was not, each with a problem for each such value, and what refers
    /// to them. One transaction; durable before it returns.
    /// </summary>
    Task WriteLookedUpAsync(IReadOnlyList<LookedUp> lookedUp, CancellationToken cancellationToken);

    /// <summary>Blocks records of which it was found out that they cannot be sent, each with what is wrong with it, and what refers to them.</summary>
    Task BlockAsync(IReadOnlyList<StagedProblem> problems, CancellationToken cancellationToken);
}
