namespace ZohoMigrate.Pipeline.Records.Problems;

/// <summary>Whether a problem keeps its record from being delivered.</summary>
public enum Severity
{
    /// <summary>The record is delivered; a person should look.</summary>
    Warning,

    /// <summary>The record is not delivered.</summary>
    Error,
}
