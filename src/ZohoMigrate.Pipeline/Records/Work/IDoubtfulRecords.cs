namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>
/// The records that a lost checkpoint may have sent. No step that creates one is handed out, and no byte of it leaves, before it was
/// settled or cleared here.
/// </summary>
public interface IDoubtfulRecords
{
    /// <summary>Null unless the checkpoint stands in for a lost one.</summary>
    Task<Recovery?> ReadRecoveryAsync(CancellationToken cancellationToken);

    /// <summary>The modules of which a record is in doubt that may come to be sent, in order of delivery, each with how many records the run has of it.</summary>
    Task<IReadOnlyList<(string Module, long Records)>> ReadDoubtfulModulesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The later steps that a lost checkpoint may have sent of records that are known to be at Zoho, by module and operation. Of a record that
    /// is only looked for, either its create is sent or its steps are in doubt: a call either way.
    /// </summary>
    Task<IReadOnlyList<(string Module, string Operation, long Steps)>> ReadDoubtfulStepsAsync(CancellationToken cancellationToken);

    /// <summary>A module's records that are in doubt and may come to be sent.</summary>
    IAsyncEnumerable<DoubtfulRecord> ReadDoubtfulAsync(string module, CancellationToken cancellationToken);

    /// <summary>Says of records that Zoho does not have them: they may be sent. Durable before it returns.</summary>
    Task ClearDoubtAsync(IReadOnlyList<long> records, CancellationToken cancellationToken);

    /// <summary>Takes up to <paramref name="limit"/> creates of records in doubt whose references are settled, marking them planned, to be settled and not sent.</summary>
    Task<IReadOnlyList<ReadyStep>> TakeDoubtfulAsync(int limit, CancellationToken cancellationToken);
}
