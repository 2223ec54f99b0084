namespace ZohoMigrate.Pipeline.Records.Keys;

/// <summary>What Zoho's answers to a run's creates show of a field by which records are known again or asked for, in a module where nothing else tells them apart.</summary>
public enum MarkerArrival
{
    /// <summary>No create that carried it was answered yet.</summary>
    NotKnown,

    /// <summary>Zoho showed it each time as it was sent.</summary>
    Arrives,

    /// <summary>Zoho dropped or changed it once: that no row shows it proves nothing.</summary>
    Lost,
}
