namespace ZohoMigrate.Pipeline.Records;

/// <summary>Where a run tells how far it is. Called often and from many tasks: an implementation decides what it shows, and never blocks.</summary>
public interface IRunProgress
{
    /// <summary>Records staged so far.</summary>
    void Staged(string stream, long records);

    /// <summary>Where delivery stands.</summary>
    void Delivering(DeliveryProgress progress);
}

/// <summary>Where delivery stands.</summary>
/// <param name="Steps">All steps of the run, creates included.</param>
/// <param name="Finished">Steps that are done, failed or blocked.</param>
/// <param name="Created">Records settled at Zoho so far.</param>
/// <param name="Problems">Records refused, blocked or unknown so far.</param>
/// <param name="Parked">Records being looked for.</param>
public readonly record struct DeliveryProgress(long Steps, long Finished, long Created, long Problems, long Parked);
