namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary>Where a run tells how far it is. Called often and from many tasks: an implementation decides what it shows, and never blocks.</summary>
public interface IRunProgress
{
    /// <summary>Records staged so far.</summary>
    void Staged(string stream, long records);

    /// <summary>Where delivery stands.</summary>
    void Delivering(DeliveryProgress progress);
}

/// <summary>Where delivery stands.</summary>
/// <param name="Left">Calls that are still to be made, as a plan of this moment would count them.</param>
/// <param name="NotDelivered">Records rejected, refused or blocked.</param>
/// <param name="Parked">Records being looked for.</param>
/// <param name="Undecided">Records that may be at Zoho or not, and need a person.</param>
public readonly record struct DeliveryProgress(long Left, long NotDelivered, long Parked, long Undecided);
