namespace ZohoMigrate.Tests.Checkpointing.Model;

/// <summary>An attempt to create a record, as it is on its way.</summary>
internal sealed class ModelCall(ModelRecord record)
{
    public ModelRecord Record => record;

    /// <summary>When nobody waited for its answer any more; null while someone does.</summary>
    public TimeSpan? GivenUpAt { get; set; }

    /// <summary>Whether it can no more reach Zoho: it has, or Zoho would not have it.</summary>
    public bool IsOver { get; set; }
}
