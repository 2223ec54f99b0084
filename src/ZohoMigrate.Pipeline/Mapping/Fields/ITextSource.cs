namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>Where the text of a field comes from: <c>from</c> or <c>template</c>.</summary>
internal interface ITextSource
{
    /// <summary>The columns it reads.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>The text, or null when there is none.</summary>
    string? Read(MappingScope scope);
}
