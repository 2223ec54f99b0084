namespace ZohoMigrate.Pipeline.Records.Problems;

/// <summary>Who insists on a rule.</summary>
public enum RuleAuthority
{
    /// <summary>Zoho would refuse the record: no pack can change that.</summary>
    Zoho,

    /// <summary>Without it there is nothing this program could send, or say.</summary>
    Program,

    /// <summary>This program advises it; a pack may change its severity or turn it off.</summary>
    Us,
}
