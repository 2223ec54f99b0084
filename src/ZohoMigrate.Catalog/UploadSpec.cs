namespace ZohoMigrate.Catalog;

/// <summary>How a call uploads a file of its record's: a form with the file in one part, and texts in others.</summary>
public sealed record UploadSpec
{
    /// <summary>The field that names the file (<see cref="FieldType.File"/>).</summary>
    public string Of { get; init; } = "";

    /// <summary>The part of the form that holds it.</summary>
    public string Part { get; init; } = "";

    /// <summary>Part → the field whose text it holds, in a JSON list with one text for each file.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
