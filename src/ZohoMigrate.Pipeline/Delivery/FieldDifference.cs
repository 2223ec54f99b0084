namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>A field that Zoho shows otherwise than it was sent.</summary>
/// <param name="Path">"due_date", "line_items[2].rate".</param>
/// <param name="Kind">In what way.</param>
internal sealed record FieldDifference(string Path, FieldDifferenceKind Kind);

/// <summary>How a field differs.</summary>
internal enum FieldDifferenceKind
{
    /// <summary>Another value.</summary>
    Changed,

    /// <summary>Sent, and not there.</summary>
    Dropped,

    /// <summary>A list with more or fewer elements.</summary>
    Counted,
}
