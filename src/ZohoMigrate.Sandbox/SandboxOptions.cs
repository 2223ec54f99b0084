using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox;

/// <summary>What a sandbox is like. These are the server's own limits: never feed them from a client's settings.</summary>
public sealed record SandboxOptions
{
    /// <summary>TCP port on loopback; 0 takes any that is free.</summary>
    public int Port { get; init; }

    /// <summary>
    /// TCP port on loopback that takes the files of Zoho CRM's bulk write and nothing else, while <see cref="Port"/> does not take them: Zoho
    /// has a host for them. 0 takes any that is free; null = <see cref="Port"/> takes them too.
    /// </summary>
    public int? UploadPort { get; init; }

    /// <summary>How long a job of Zoho CRM's bulk write takes, a quarter of which it waits for its turn.</summary>
    public TimeSpan BulkTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most requests in any rolling <see cref="Window"/>; refused ones count too (reference/zoho-books.md §2).</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Length of the rolling window.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the organisation is blocked after going over; null is as long as <see cref="Window"/>. Zoho documents none.</summary>
    public TimeSpan? Block { get; init; }

    /// <summary>Most requests in process at once; null is by plan: Free 5, paid 10.</summary>
    public int? Concurrency { get; init; }

    /// <summary>The organisation's plan of Zoho Books: a text with a plan of the catalogue as one of its words.</summary>
    public string Plan { get; init; } = "Premium";

    /// <summary>The code of the currency the organisation's books are in.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Most requests to Zoho Books in any rolling 24 hours; null is by plan.</summary>
    public int? PerDay { get; init; }

    /// <summary>The organisation's edition of Zoho CRM: rules its credits, and how many calls may be in process at once.</summary>
    public string Edition { get; init; } = "Enterprise";

    /// <summary>The number the organisation has in Zoho CRM, which at Zoho is another than in Zoho Books; null = the same.</summary>
    public string? CrmOrganizationId { get; init; }

    /// <summary>Most credits of Zoho CRM in any rolling 24 hours; null is by edition, for one user.</summary>
    public int? Credits { get; init; }

    /// <summary>What goes wrong on purpose; nothing by default.</summary>
    public SandboxFaults Faults { get; init; } = SandboxFaults.None;

    /// <summary>Where records and ledger live, and are found again by the next start; null is a temporary file, deleted at the end.</summary>
    public string? StateFile { get; init; }

    /// <summary>What its token endpoint accepts.</summary>
    public SandboxCredentials Credentials { get; init; } = new();

    /// <summary>How long an access token is good.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Mean time a request takes, evenly spread over 0.5 to 1.5 times this, half of it before and half after the work is done.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;

    /// <summary>Whether natural keys, and custom fields without duplicates, are enforced. False lets a second copy in, so that the summary shows it.</summary>
    public bool Uniqueness { get; init; } = true;

    /// <summary>
    /// API names of the custom fields that take no value twice, in each module of each product that has one; without <see cref="Uniqueness"/>
    /// they do. Of Zoho Books' they begin with cf_.
    /// </summary>
    public IReadOnlyList<string> UniqueFields { get; init; } = [];

    /// <summary>
    /// What the organisation has made of Zoho CRM's modules: module's API name ("Leads") → field's API name → field. One that the catalogue
    /// does not know is the organisation's own.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, OrganizationField>> OwnFields { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, OrganizationField>>(StringComparer.Ordinal);

    /// <summary>The last day of the period that is closed to every transaction; null = none is.</summary>
    public DateOnly? LockedUntil { get; init; }
}
