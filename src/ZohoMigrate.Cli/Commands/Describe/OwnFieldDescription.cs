using ZohoMigrate.Catalog;

namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>What an organisation has made of one field.</summary>
internal sealed record OwnFieldDescription
{
    /// <summary>What its users see it called.</summary>
    public string? Label { get; init; }

    /// <summary>Zoho's word for what it holds.</summary>
    public string? Type { get; init; }

    public int? Length { get; init; }

    public int? Decimals { get; init; }

    /// <summary>The values of its pick list; left out where it has none.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    public required bool Made { get; init; }

    public required bool Required { get; init; }

    public required bool MandatoryInLayout { get; init; }

    public required bool Unique { get; init; }

    public required bool ReadOnly { get; init; }

    public static OwnFieldDescription? Of(OrganizationField? field) => field is null
        ? null
        : new OwnFieldDescription
        {
            Label = field.Label,
            Type = field.Type,
            Length = field.Length,
            Decimals = field.Decimals,
            Values = field.Values.Count > 0 ? field.Values : null,
            Made = field.Made,
            Required = field.Required,
            MandatoryInLayout = field.MandatoryInLayout,
            Unique = field.Unique,
            ReadOnly = field.ReadOnly,
        };
}
