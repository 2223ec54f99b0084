namespace ZohoMigrate.Catalog;

/// <summary>What Zoho demands of one field of a module.</summary>
public sealed record FieldSpec
{
    public FieldType Type { get; init; }

    /// <summary>Whether Zoho refuses a create without it.</summary>
    public bool Required { get; init; }

    /// <summary>Longest text Zoho takes, in Unicode scalars; null where no limit is documented.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Least value Zoho takes, itself included; null where none is documented.</summary>
    public decimal? Min { get; init; }

    /// <summary>Greatest value Zoho takes, itself included; null where none is documented.</summary>
    public decimal? Max { get; init; }

    /// <summary>The value must be greater than this (a quantity above 0).</summary>
    public decimal? Above { get; init; }

    /// <summary>The allowed values of a <see cref="FieldType.Choice"/>.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What Zoho assumes when the field is not sent.</summary>
    public string? Default { get; init; }

    /// <summary>The module an <see cref="FieldType.Id"/> points into.</summary>
    public string? References { get; init; }

    /// <summary>
    /// The neighbouring field with the id of the record this amount is applied to (a payment's part to an invoice): all amounts applied to
    /// a record are at most its total, and all that one record applies at most its own.
    /// </summary>
    public string? AppliedTo { get; init; }

    /// <summary>Whether Zoho's reply shows the field as it was sent, so that a difference means something.</summary>
    public bool Echoed { get; init; } = true;

    /// <summary>The fields of an <see cref="FieldType.Object"/>, or of each element of a <see cref="FieldType.List"/>.</summary>
    public IReadOnlyDictionary<string, FieldSpec> Fields { get; init; } = new Dictionary<string, FieldSpec>(StringComparer.Ordinal);
}
