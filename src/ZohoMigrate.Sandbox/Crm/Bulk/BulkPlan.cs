namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>A job that can be done.</summary>
/// <param name="Order">What is asked.</param>
/// <param name="File">The file.</param>
/// <param name="Mappings">Which column of it is which field.</param>
/// <param name="Rows">How many rows it has.</param>
internal sealed record BulkPlan(BulkOrder Order, BulkFile File, IReadOnlyList<BulkMapping> Mappings, int Rows)
{
    /// <summary>The columns the result shows again: the first that are mapped.</summary>
    public IReadOnlyList<BulkMapping> Shown { get; } = [.. Mappings.Where(mapping => mapping.Index is not null).Take(BulkRow.ShownColumns)];

    /// <summary>What a field is called in the file.</summary>
    public string HeaderOf(string field) => Mappings.FirstOrDefault(mapping => mapping.ApiName == field)?.Header ?? field;
}
