namespace ZohoMigrate.Zoho;

/// <summary>A clock that knows itself how long its machine has slept; of any other the kernel is asked.</summary>
public interface ISuspendedTime
{
    /// <summary>Since the machine was started.</summary>
    TimeSpan Suspended { get; }
}
