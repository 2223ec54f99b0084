using System.ComponentModel.DataAnnotations;

namespace ZohoMigrate.Zoho.Options;

/// <summary>Which Zoho, which organisation, with which credentials: the settings under <c>Zoho:</c>.</summary>
public sealed record ZohoOptions
{
    public const string Section = "Zoho";

    /// <summary>com, eu, in, au, jp, ca, cn, sa, uk or ae: the end of the web app's address.</summary>
    [AllowedValues("com", "eu", "in", "au", "jp", "ca", "cn", "sa", "uk", "ae")]
    public string DataCenter { get; init; } = "com";

    /// <summary>The number under which Zoho knows the organisation.</summary>
    [RegularExpression("[0-9]+", ErrorMessage = "is not the number of an organisation (Zoho Books, Manage Organizations)")]
    public string? OrganizationId { get; init; }

    public string? ClientId { get; init; }

    [Secret]
    public string? ClientSecret { get; init; }

    [Secret]
    public string? RefreshToken { get; init; }

    /// <summary>The accounts host; null = the data centre's.</summary>
    public Uri? AccountsUrl { get; init; }

    /// <summary>The API host; null = the data centre's. Wins over the token answer's <c>api_domain</c>.</summary>
    public Uri? ApiUrl { get; init; }

    /// <summary>Zoho Cliq's host; null = the data centre's. A loopback server of <see cref="ApiUrl"/> answers for it too.</summary>
    public Uri? CliqUrl { get; init; }

    /// <summary>The host that takes files (bulk write); null = the data centre's. A loopback server of <see cref="ApiUrl"/> takes them too.</summary>
    public Uri? ContentUrl { get; init; }

    /// <summary>Names the organisation only: a record's own text would hold the secrets.</summary>
    public override string ToString() => $"{DataCenter}/{OrganizationId}";
}
