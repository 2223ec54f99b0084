namespace ZohoMigrate.Zoho.Bulk;

/// <summary>
/// Why a row was skipped, as its result writes it: <c>MANDATORY_NOT_FOUND-Company,Last_Name:DUPLICATE_DATA-Email</c> (reference/zoho-crm.md §10).
/// </summary>
/// <param name="Code">Zoho's code.</param>
/// <param name="Fields">The fields it is about; empty where it names none.</param>
internal sealed record BulkErrors(string Code, IReadOnlyList<string> Fields)
{
    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<BulkErrors> Read(string text) =>
        [.. text.Split(':', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadOne).Where(error => error.Code.Length > 0)];

    /// <summary>"mandatory not found: Company, Last_Name".</summary>
    public string Words => Fields.Count == 0 ? Said : $"{Said}: {string.Join(", ", Fields)}";

    private string Said => Code.Replace('_', ' ').ToLowerInvariant();

    // "Account_Name.id" is how a column of the field Account_Name is headed.
    private static string FieldOf(string head) => head.Split('.')[0];

    private static BulkErrors ReadOne(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0
            ? new BulkErrors(text, [])
            : new BulkErrors(text[..dash].Trim(), [.. text[(dash + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(FieldOf)]);
    }
}
