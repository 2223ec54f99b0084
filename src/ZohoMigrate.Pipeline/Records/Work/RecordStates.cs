namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>What the states of a record have in common.</summary>
public static class RecordStates
{
    /// <summary>Whether a record in this state is at Zoho.</summary>
    public static bool IsAtZoho(this RecordState state) =>
        state is RecordState.Created or RecordState.Recovered or RecordState.Updated or RecordState.Matched or RecordState.Unchanged;
}
