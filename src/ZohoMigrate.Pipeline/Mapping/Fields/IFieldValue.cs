using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>The compiled rule for one field.</summary>
internal interface IFieldValue
{
    /// <summary>The field's value, or null when it is left out: its source has none, or (with a problem noted) one that does not fit.</summary>
    /// <param name="scope">The record.</param>
    /// <param name="path">The field at Zoho ("line_items[2].rate").</param>
    PayloadNode? Make(MappingScope scope, string path);

    /// <summary>Whether the row says what the value is, and not the mapping alone (a constant, a default).</summary>
    bool IsSaid(MappingScope scope) => true;
}
