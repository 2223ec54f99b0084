using ZohoMigrate.Catalog;

namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>What Zoho demands of one field.</summary>
internal sealed record FieldDescription
{
    public required string Name { get; init; }

    /// <summary>The catalogue's word: text, decimal, date, choice, id …</summary>
    public required string Type { get; init; }

    public required bool Required { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>Of the file it names.</summary>
    public long? MaxBytes { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public decimal? Above { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public string? Default { get; init; }

    /// <summary>The module an id points into.</summary>
    public string? References { get; init; }

    /// <summary>The later step that sends it; null = the create.</summary>
    public string? SentBy { get; init; }

    /// <summary>What the organisation has made of it; left out where it was not asked, or does not show the field.</summary>
    public OwnFieldDescription? Here { get; init; }

    /// <summary>Whether Zoho's answer shows it, so that it can be compared with what was sent.</summary>
    public required bool Echoed { get; init; }

    public IReadOnlyList<FieldDescription>? Fields { get; init; }

    public static IReadOnlyList<FieldDescription> All(IReadOnlyDictionary<string, FieldSpec> fields) =>
        [.. fields.Select(field => Of(field.Key, field.Value))];

    private static FieldDescription Of(string name, FieldSpec field) => new()
    {
        Name = name,
        Type = field.Type.ToString().ToLowerInvariant(),
        Required = field.Required,
        MaxLength = field.MaxLength,
        MaxBytes = field.MaxBytes,
        Min = field.Min,
        Max = field.Max,
        Above = field.Above,
        Values = field.Values.Count > 0 ? field.Values : null,
        Default = field.Default,
        References = field.References,
        SentBy = field.SentBy,
        Here = OwnFieldDescription.Of(field.Here),
        Echoed = field.Echoed,
        Fields = field.Fields.Count > 0 ? All(field.Fields) : null,
    };
}
