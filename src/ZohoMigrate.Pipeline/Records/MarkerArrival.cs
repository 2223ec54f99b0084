namespace ZohoMigrate.Pipeline.Records;

/// <summary>What Zoho's answers to a run's creates show of its markers, in a module where nothing else tells records apart.</summary>
public enum MarkerArrival
{
    /// <summary>There was no answer yet.</summary>
    NotKnown,

    /// <summary>Zoho showed every marker it was sent.</summary>
    Arrives,

    /// <summary>Zoho dropped or changed one: that no row shows a marker proves nothing.</summary>
    Lost,
}
